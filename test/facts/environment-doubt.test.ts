import { describe, expect, it } from 'vitest';
import { environmentOfRepository } from '../../src/facts/environment.js';
import { environmentDoubt } from '../../src/facts/environment-doubt.js';
import type { Registry, ResourceTags } from '../../src/model/inventory.js';
import { unknown } from '../../src/model/unknown.js';
import type { EnvironmentConfig } from '../../src/schema/generated/config.js';

const refused = unknown('access-denied', 'resource tags of api: access denied');
const planned = unknown('known-after-apply', 'tags');

interface Case {
  readonly name?: string;
  readonly tags?: ResourceTags;
  readonly environments?: Readonly<Record<string, EnvironmentConfig>>;
  readonly requested?: string;
}

function doubtOf({ name = 'api', tags = refused, environments = {}, requested = '' }: Case) {
  const context = {
    requestedEnvironment: requested,
    environments,
    environmentVariables: new Map<string, string>(),
    account: '',
    trustedAccounts: new Set<string>(),
    trustedOrganizations: new Set<string>(),
    assumedScanning: null,
  };
  const placed = { name, tags, certainTags: {} };
  const registry = { account: '111122223333' } as Registry;
  return environmentDoubt(environmentOfRepository(placed, registry, context), placed, context);
}

describe('the doubt about an environment', () => {
  it.each<readonly [string, Case]>([
    ['with tags', { tags: {} }],
    ['with tags that a plan does not know yet', { tags: planned }],
    ['that the config tells by the name', { environments: { prod: { match: { names: ['api'] } } } }],
    ['that the config tells by the account', { environments: { prod: { match: { accounts: ['111122223333'] } } } }],
    ['that the name says, which is the one asked for', { name: 'prod/api', requested: 'prod' }],
    ['that nothing says, where one is asked for', { requested: 'prod' }],
  ])('is none %s', (_, given) => {
    expect(doubtOf(given)).toBeNull();
  });

  it('is about every environment that there is, where tags were refused', () => {
    const doubt = doubtOf({ name: 'dev/api', environments: { blue: {} } });
    expect(doubt?.environment.name).toBe('dev');
    expect(doubt?.others.map(({ name }) => name)).toEqual(expect.arrayContaining(['prod', 'staging', 'blue']));
    expect(doubt?.others.map(({ name }) => name)).not.toContain('dev');
    expect(doubt?.why).toEqual({
      unknown: 'access-denied',
      detail: 'which environment it belongs to: resource tags of api: access denied',
    });
  });

  it('stays where a tag of the config may come first', () => {
    const environments = { dev: { match: { tags: { Tier: 'dev' } } }, prod: { match: { names: ['api'] } } };
    expect(doubtOf({ environments })).not.toBeNull();
  });

  it('keeps what seems to belong elsewhere among what is judged', () => {
    expect(doubtOf({ name: 'dev/api', requested: 'prod' })).toMatchObject({
      environment: { name: 'prod', from: expect.stringMatching(/^--env \(.*name.* says dev\)$/) },
      belongsHere: false,
      others: [],
    });
  });
});
