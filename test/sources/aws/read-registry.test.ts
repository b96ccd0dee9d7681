import { describe, expect, it } from 'vitest';
import { probeNames } from '../../../src/sources/aws/probes.js';
import { type Answers, xmlFailure } from './answering-service.js';
import { failure, json, type Reply } from './loopback-service.js';
import { readWith } from './reading-registry.js';
import { account, goodAnswers, goodRegistry, goodUse, region } from './registry-answers.js';

type Part = keyof typeof goodRegistry | 'use';

/** What hangs on each call; alarms on metrics of a filter are known for such only where the filter is. */
const dependents: Readonly<Record<string, readonly Part[]>> = {
  DescribeRegistry: ['replication'],
  GetRegistryScanningConfiguration: ['scanning'],
  GetRegistryPolicy: ['policies'],
  DescribePullThroughCacheRules: ['pullThroughCacheRules'],
  DescribeRepositoryCreationTemplates: ['creationTemplates'],
  GetAccountSetting: ['accountSettings'],
  GetSigningConfiguration: ['signingRules'],
  ListPullTimeUpdateExclusions: ['pullTimeExclusions'],
  DescribeAlarms: ['alarms'],
  ListRules: ['eventRules', 'logGroups', 'metricFilters'],
  ListTargetsByRule: ['eventRules', 'logGroups', 'metricFilters'],
  DescribeLogGroups: ['logGroups'],
  DescribeMetricFilters: ['metricFilters'],
  DescribeVpcEndpoints: ['vpcEndpoints'],
  BatchGetAccountStatus: ['inspectorCoversEcr'],
  GetConfiguration: ['inspectorRescan'],
  ListCoverage: ['use'],
  DescribeKey: ['creationTemplates'],
};

/** Each way in which a call fails, by the code of its fault. */
const faults: Readonly<Record<string, (operation: string) => Reply>> = {
  'access-denied': (operation) =>
    operation === 'DescribeVpcEndpoints' ? xmlFailure('UnauthorizedOperation', 403) : failure('AccessDeniedException'),
  throttled: (operation) => (operation === 'DescribeVpcEndpoints' ? xmlFailure('Throttling', 400) : failure('ThrottlingException')),
  'server-error': () => ({ status: 500, body: '<html>oops</html>', type: 'text/html' }),
  'not-supported': () => ({ status: 404, body: '<html>what?</html>', type: 'text/html' }),
  'expired-token': (operation) =>
    operation === 'DescribeVpcEndpoints' ? xmlFailure('RequestExpired', 400) : failure('ExpiredTokenException'),
  'malformed-answer': () => ({ status: 200, body: '' }),
  'timed-out': () => 'hang',
};

/** Each time-out is waited for, so one of each protocol stands for the others. */
const hanging = new Set(['DescribeRegistry', 'DescribeVpcEndpoints', 'ListCoverage', 'DescribeAlarms']);

const cases = Object.entries(dependents).flatMap(([operation, parts]) =>
  Object.entries(faults)
    .filter(([code]) => code !== 'timed-out' || hanging.has(operation))
    .map(([code, reply]) => ({ operation, parts, code, reply: reply(operation) })),
);

describe('a registry', () => {
  it('is read with everything around it', async () => {
    const { registry, use, unread } = await readWith({});
    expect(registry).toEqual(goodRegistry);
    expect(use).toEqual(goodUse);
    expect(unread).toEqual([]);
  });

  it('takes no call twice, and none that pulls', async () => {
    const { asked } = await readWith({});
    const calls = asked.map(({ operation, body }) => `${operation} ${body}`);
    expect(new Set(calls).size).toBe(calls.length);
    expect(new Set(asked.map(({ operation }) => operation))).toEqual(new Set(Object.keys(goodAnswers)));
  });

  it.each(cases)(
    'of which $operation is $code: what hangs on it is unknown, the rest is there',
    async ({ operation, parts, code, reply }) => {
      const { registry, use, unread } = await readWith({ [operation]: reply }, { timeout: code === 'timed-out' ? 1_500 : 5_000 });
      const read = { ...registry, use };
      const good = { ...goodRegistry, use: goodUse };
      for (const part of parts) expect(JSON.stringify(read[part])).toMatch(/"unknown":"(not-read|access-denied)"/);
      const alarms = parts.includes('metricFilters') ? goodRegistry.alarms.slice(0, 1) : goodRegistry.alarms;
      const others = Object.keys(good).filter((name) => !parts.some((part) => part === name));
      for (const name of others)
        expect({ [name]: Reflect.get(read, name) }).toEqual({ [name]: name === 'alarms' ? alarms : Reflect.get(good, name) });
      expect(new Set(unread.map((fault) => fault.code))).toEqual(new Set([code]));
      expect(unread).toHaveLength(operation === 'GetAccountSetting' ? 3 : 1);
    },
  );

  it('has every permission that it lacks in the hint', async () => {
    const denied = Object.fromEntries(Object.keys(dependents).map((operation) => [operation, faults['access-denied']?.(operation) ?? {}]));
    const { unread } = await readWith(denied);
    const named = unread.map(({ hint }) => /allow (\S+)/.exec(hint)?.[1]);
    expect(named).toEqual([
      'ecr:GetRegistryScanningConfiguration',
      'ecr:GetRegistryPolicy',
      'ecr:DescribePullThroughCacheRules',
      'ecr:DescribeRepositoryCreationTemplates',
      ...['ecr:GetAccountSetting', 'ecr:GetAccountSetting', 'ecr:GetAccountSetting'],
      'ecr:GetSigningConfiguration',
      'ecr:ListPullTimeUpdateExclusions',
      'ecr:DescribeRegistry',
      'cloudwatch:DescribeAlarms',
      'events:ListRules',
      'ec2:DescribeVpcEndpoints',
      'inspector2:BatchGetAccountStatus',
      'inspector2:GetConfiguration',
      'inspector2:ListCoverage',
    ]);
  });
});

describe('a registry with nothing set', () => {
  const none: Answers = {
    DescribeRegistry: { registryId: account, replicationConfiguration: { rules: [] } },
    GetRegistryScanningConfiguration: { scanningConfiguration: { scanType: 'BASIC', rules: [] } },
    GetRegistryPolicy: failure('RegistryPolicyNotFoundException'),
    DescribePullThroughCacheRules: { pullThroughCacheRules: [] },
    DescribeRepositoryCreationTemplates: { repositoryCreationTemplates: [] },
    GetSigningConfiguration: failure('SigningConfigurationNotFoundException'),
    ListPullTimeUpdateExclusions: { pullTimeUpdateExclusions: [] },
    DescribeAlarms: { MetricAlarms: [] },
    ListRules: { Rules: [] },
    DescribeVpcEndpoints: '<DescribeVpcEndpointsResponse><vpcEndpointSet/></DescribeVpcEndpointsResponse>',
    BatchGetAccountStatus: { accounts: [{ accountId: account, resourceState: { ecr: { status: 'DISABLED' } } }] },
    GetConfiguration: failure('AccessDeniedException', 403),
    ListCoverage: failure('AccessDeniedException', 403),
  };

  it('is known to have nothing', async () => {
    const { registry, use, unread } = await readWith(none);
    expect(unread).toEqual([]);
    expect(registry).toMatchObject({
      scanning: [{ scanType: 'BASIC', rules: [] }],
      replication: [],
      policies: [{ present: false, text: '', address: '' }],
      pullThroughCacheRules: [],
      creationTemplates: [],
      alarms: [],
      eventRules: [],
      logGroups: [],
      metricFilters: [],
      vpcEndpoints: [],
      inspectorCoversEcr: false,
      inspectorRescan: { duration: '', pullDateDuration: '', pullDateMode: '' },
      signingRules: [],
      pullTimeExclusions: [],
    });
    expect(use).toEqual(new Map());
  });

  it('is asked for no key, no target and no log group', async () => {
    const { asked } = await readWith(none);
    const operations = asked.map(({ operation }) => operation);
    for (const name of ['DescribeKey', 'ListTargetsByRule', 'DescribeLogGroups', 'DescribeMetricFilters'])
      expect(operations).not.toContain(name);
  });
});

describe('what is left out on purpose', () => {
  it('is not asked for, unknown, and no fault', async () => {
    const { registry, use, unread, asked } = await readWith({}, { leftOut: probeNames });
    expect(unread).toEqual([]);
    for (const [name, value] of Object.entries({ ...registry, use })) {
      const probed = ['alarms', 'eventRules', 'logGroups', 'metricFilters', 'vpcEndpoints', 'inspectorCoversEcr', 'inspectorRescan', 'use'];
      if (probed.includes(name))
        expect(value).toMatchObject({ unknown: 'left-out', detail: expect.stringContaining('left out with --no-probe') });
    }
    expect(registry.creationTemplates).toMatchObject([{ encryption: { type: 'KMS', keyState: { unknown: 'left-out' } } }]);
    expect(asked.every(({ operation }) => /Regist|Setting|Signing|PullT|Templates/.test(operation))).toBe(true);
  });
});

describe('the account', () => {
  it('is told by the registry where it is not known', async () => {
    const { registry } = await readWith({}, { account: '' });
    expect(registry).toMatchObject({ key: `?/${region}`, account, eventRules: [{ name: 'findings' }] });
  });
  it('stays unknown where nobody tells it', async () => {
    const { registry } = await readWith({ DescribeRegistry: failure('AccessDeniedException') }, { account: '' });
    expect(registry.account).toMatchObject({ unknown: 'not-read' });
  });
});

describe('pull-through cache rules', () => {
  const unsupported: Answers = { DescribePullThroughCacheRules: json({ __type: 'UnsupportedCommandException' }, 400) };
  it('are none where AWS has no such rules', async () => {
    for (const partition of ['aws-cn', 'aws-us-gov'])
      expect(await readWith(unsupported, { partition })).toMatchObject({ registry: { pullThroughCacheRules: [] }, unread: [] });
  });
  it('are not known to be none where AWS has them', async () => {
    expect(await readWith(unsupported)).toMatchObject({
      registry: { pullThroughCacheRules: { unknown: 'not-read' } },
      unread: [{ code: 'not-supported' }],
    });
  });
});

describe('an account setting', () => {
  it('that the region does not know is unknown, and no fault: nobody can mend it', async () => {
    const { registry, unread } = await readWith({ GetAccountSetting: failure('InvalidParameterException') });
    expect(registry.accountSettings).toMatchObject([{ value: { unknown: 'not-read' } }, {}, {}]);
    expect(unread).toEqual([]);
  });
});
