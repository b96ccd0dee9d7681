import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { iamPolicy } from '../../src/app/iam-policy.js';
import { openInventory } from '../../src/app/open-inventory.js';
import { simulateScope } from '../../src/app/simulate-scope.js';
import type { Notice } from '../../src/model/planned-estate.js';
import type { InventoryRecord } from '../../src/schema/generated/inventory-record.js';
import { allowOnly } from '../fake-aws/allow-only.js';
import { exampleNow } from '../fake-aws/example-place.js';
import { callName } from '../fake-aws/fake-call.js';
import { fakeEnvironment } from '../fake-aws/fake-clients.js';
import { faults } from '../fake-aws/faults.js';
import { manyRepositories } from '../fake-aws/many-repositories.js';
import { type FakeAws, startFakeAws } from '../fake-aws/start-fake-aws.js';

const count = 24;
const account = '111122223333';

let aws: FakeAws;
beforeAll(async () => {
  aws = await startFakeAws(manyRepositories(count, 3, account));
  for (const [name, value] of Object.entries(fakeEnvironment(aws.endpoint, account))) vi.stubEnv(name, value);
});
afterEach(() => {
  aws.intercept();
  aws.forget();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

interface Run {
  readonly verify?: boolean;
  readonly readManifests?: boolean;
  readonly repositories?: readonly string[];
}

/** Reads as `simulate` does, and counts the calls. */
async function read({ verify = false, readManifests = false, repositories = [] }: Run = {}) {
  const notices: Notice[] = [];
  const records: InventoryRecord[] = [];
  const live = simulateScope({ regions: ['us-east-1'], now: exampleNow, readManifests }, verify ? { preview: { policyText: null } } : {});
  for await (const record of openInventory({ live, repositories, noticed: (notice) => void notices.push(notice) })) records.push(record);
  const calls = new Map<string, number>();
  for (const call of aws.calls) calls.set(callName(call), (calls.get(callName(call)) ?? 0) + 1);
  return { records, notices, calls: Object.fromEntries(calls) };
}

const once = {
  'sts:GetCallerIdentity': 1,
  'ecr:DescribePullThroughCacheRules': 1,
  'ecr:DescribeRepositories': 1,
  // Off in this estate, which takes both to tell.
  'inspector2:BatchGetAccountStatus': 1,
  'inspector2:ListCoverage': 1,
};
const forEach = (repositories: number) => ({
  'ecr:DescribeImages': repositories,
  'ecr:GetLifecyclePolicy': repositories,
  'ecr:ListTagsForResource': repositories,
});

describe('the requests of a simulation', () => {
  it('are five for the registry and three for each repository', async () => {
    expect((await read()).calls).toEqual({ ...once, ...forEach(count) });
  });

  it('are those of the repositories that are chosen alone', async () => {
    const { calls, records } = await read({ repositories: ['team-1/*'] });
    expect(calls).toEqual({ ...once, ...forEach(4) });
    expect(records.at(-1)).toMatchObject({ record: 'end', repositories: 4, images: 12 });
  });

  it('are one more where manifests are read, for whose pulls do not count', async () => {
    expect((await read({ readManifests: true })).calls).toEqual({ ...once, ...forEach(count), 'ecr:ListPullTimeUpdateExclusions': 1 });
  });

  it('are those of a preview too, of each repository that has a policy', async () => {
    const { calls } = await read({ verify: true, repositories: ['team-1/*'] });
    // The first of the four has none.
    expect(calls).toEqual({ ...once, ...forEach(4), 'ecr:StartLifecyclePolicyPreview': 3, 'ecr:GetLifecyclePolicyPreview': 3 });
  });

  it('leave nothing unread, and say of nothing that the user left it out', async () => {
    const { records } = await read();
    expect(records.filter(({ record }) => record === 'unread')).toEqual([]);
    expect(records[0]).toMatchObject({ record: 'header', leftOut: [] });
  });
});

describe('a repository that is named and is not there', () => {
  it('is an error that knows the names of those that were not read', async () => {
    await expect(read({ repositories: ['team-1/service-0001'] })).rejects.toMatchObject({
      code: 'repository-missing',
      message: expect.stringMatching(/^there is no repository "team-1\/service-0001" \(did you mean "team-\d\/service-000\d+"\?\)$/),
    });
    expect(aws.calls.map(callName)).not.toContain('ecr:DescribeImages');
  });

  it('is an error beside one that is there', async () => {
    await expect(read({ repositories: ['team-1/service-00001', 'team-1/none'] })).rejects.toMatchObject({ code: 'repository-missing' });
  });

  it('is a notice where it is a glob beside what matches', async () => {
    const { notices } = await read({ repositories: ['team-1/*', 'prod/*'] });
    expect(notices).toMatchObject([{ code: 'repository-missing', message: expect.stringContaining('"prod/*"') }]);
  });

  it('may be there where the repositories cannot be listed, and nothing says that it is not', async () => {
    aws.intercept((call) => (call.operation === 'DescribeRepositories' ? faults.accessDenied : undefined));
    const { records, notices } = await read({ repositories: ['team-1/none'] });
    expect(records.filter(({ record }) => record === 'unread')).toMatchObject([{ what: 'repositories' }]);
    expect(notices).toMatchObject([{ code: 'repository-missing' }]);
  });
});

describe('a simulation under exactly the printed policy', () => {
  const policyOf = (verify: boolean, readManifests: boolean) =>
    iamPolicy(['simulate'], { regions: ['us-east-1'], role: undefined, organization: false, leaveOut: [], readManifests, verify });
  const actionsOf = (verify: boolean, readManifests: boolean) => policyOf(verify, readManifests).Statement.flatMap(({ Action }) => Action);

  it.each([
    [false, false],
    [false, true],
    [true, false],
  ])('with --verify %s and --read-manifests %s reads everything, and has none that it does not use', async (verify, readManifests) => {
    const actions = actionsOf(verify, readManifests);
    aws.intercept(allowOnly(actions));
    const { records, calls } = await read({ verify, readManifests, repositories: ['team-1/*'] });
    expect(records.filter(({ record }) => record === 'unread')).toEqual([]);
    // There is no index whose manifest could be read.
    expect(Object.keys(calls).sort()).toEqual(actions.filter((action) => action !== 'ecr:BatchGetImage').sort());
  });

  // Where Inspector is off it refuses that one whatever is allowed.
  const each = actionsOf(true, false).filter((action) => action !== 'inspector2:ListCoverage');
  it.each(each)('but for %s names it', async (action) => {
    aws.intercept(allowOnly(actionsOf(true, false).filter((one) => one !== action)));
    const { records } = await read({ verify: true, repositories: ['team-1/*'] });
    const hints = records.flatMap((record) => (record.record === 'unread' ? record.hint : []));
    const command = action.endsWith('Preview') ? 'simulate --verify' : 'scan';
    expect(hints).toContain(`allow ${action} to the role that scans: ecr-audit iam-policy ${command} prints the whole policy`);
  });
});
