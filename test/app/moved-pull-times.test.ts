import { describe, expect, it } from 'vitest';
import { movedPullTimes } from '../../src/app/moved-pull-times.js';
import type { Registry } from '../../src/model/inventory.js';
import { unknown } from '../../src/model/unknown.js';
import type { InventoryHeader } from '../../src/schema/generated/inventory-record.js';

const role = 'arn:aws:iam::111122223333:role/audit';
const registry = (pullTimeExclusions: Registry['pullTimeExclusions'], region = 'eu-west-1', account = '111122223333') =>
  ({ account, region, pullTimeExclusions }) as Registry;
const said = (manifestReaders: string[] | undefined, ...registries: Registry[]) =>
  movedPullTimes({ ...(manifestReaders === undefined ? {} : { manifestReaders }) } as InventoryHeader, registries).map(
    ({ message }) => message,
  );

describe('pull times', () => {
  it.each<readonly [string, string[] | undefined, Registry[]]>([
    ['nobody read a manifest', undefined, [registry([])]],
    ['the role is excluded', [role], [registry([role])]],
    ['the role is excluded by an ARN with its path', [role], [registry(['arn:aws:iam::111122223333:role/security/audit'])]],
    ['the role reads another account', [role], [registry([], 'eu-west-1', '444455556666')]],
  ])('are as they were where %s', (_, readers, registries) => {
    expect(said(readers, ...registries)).toEqual([]);
  });

  it.each<readonly [string, Registry['pullTimeExclusions']]>([
    ['is not excluded', []],
    ['has the name of a user who is excluded', ['arn:aws:iam::111122223333:user/audit']],
    ['is excluded in another account only', ['arn:aws:iam::444455556666:role/audit']],
    ['may be excluded, which was not read', unknown('access-denied', 'exclusions')],
  ])('were moved where the role %s', (_, exclusions) => {
    expect(said([role], registry(exclusions), registry([role], 'us-east-1'))).toEqual([
      `the manifests that ${role} read in eu-west-1 count as pulls of their indexes; before the next time: aws ecr register-pull-time-update-exclusion --principal-arn ${role} --region eu-west-1`,
    ]);
  });
});
