import { unknown } from '../../src/model/unknown.ts';
import { home, type Place, production, registryKey, second, tools, trials } from './places.ts';
import type { KmsKey } from './repository.ts';

function keyArn({ account, region }: Place, id: string): string {
  return `arn:aws:kms:${region}:${account}:key/${id}`;
}

const platformId = '5f0c7a1e-6b7d-4f0e-9a55-2f6b1d8c3e70';
const paymentsId = 'b1d4e7f2-03c6-4a8b-8e19-7c5d2a9f4b16';
const stagingId = '0e9d8c7b-6a5f-4e3d-8c2b-1a0f9e8d7c6b';

export const platformKey: KmsKey = {
  arn: keyArn({ account: production, region: home }, platformId),
  manager: 'customer',
  state: 'Enabled',
};

export const platformKeyAbroad: KmsKey = {
  ...platformKey,
  arn: keyArn({ account: production, region: second }, `mrk-${platformId.replaceAll('-', '')}`),
};

/** Somebody tidied up the keys of a project that was over. */
export const paymentsKey: KmsKey = {
  arn: keyArn({ account: production, region: home }, paymentsId),
  manager: 'customer',
  state: 'PendingDeletion',
};

/** The key that Amazon ECR makes itself where none is named. */
export const managedKey: KmsKey = {
  arn: keyArn({ account: tools, region: home }, '7d3b9a40-1c2e-4f68-b5a7-90e8d7c6f512'),
  manager: 'aws',
  state: 'Enabled',
};

const reader = { account: trials, region: home };
export const deniedKey = {
  ...reader,
  what: `KMS key ${stagingId}`,
  why: 'access denied (AccessDeniedException)',
  hint: 'allow kms:DescribeKey to the role that scans: ecr-audit iam-policy scan prints the whole policy',
};
const notTold = unknown('access-denied', `${deniedKey.what} (${registryKey(reader)}): ${deniedKey.why}`);

/** A key of another account, whose policy lets nobody describe it. */
export const stagingKey: KmsKey = { arn: keyArn({ account: tools, region: home }, stagingId), manager: notTold, state: notTold };
