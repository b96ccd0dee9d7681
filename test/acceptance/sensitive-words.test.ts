import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/app/judge-options.js';
import type { JudgePlanOptions, Report } from '../../src/index.js';
import type { Json, JsonObject, PlanResourceChange } from '../../src/sources/terraform/plan-document.js';
import { entry, kept, lifecycleText, newRepository, oldRepository } from '../sources/terraform/plan-fixture.js';
import { judgeChanges } from './judge-changes.js';

const marked = (address: string, values: JsonObject, marks: Json): PlanResourceChange =>
  entry(address, { actions: ['no-op'], before: values, after: values, after_sensitive: marks });
const withTags = (tags: JsonObject): JsonObject => oldRepository('api', { tags, tags_all: tags });
const findingOf = ({ findings }: Report, rule: string) => findings.find((one) => one.rule === rule);

describe('a sensitive name', () => {
  it('is told nowhere, short as it is, though other words have its letters', async () => {
    const report = await judgeChanges([marked('aws_ecr_repository.one', oldRepository('qz'), { name: true })]);
    expect(JSON.stringify(report)).not.toMatch(/\bqz\b/);
    expect(findingOf(report, 'immutable-tags')).toMatchObject({
      resource: { name: '(sensitive)', arn: 'arn:aws:ecr:eu-west-1:111122223333:repository/(sensitive)', account: '111122223333' },
    });
  });

  it('of a repository outside the plan is told nowhere', async () => {
    const values = { repository: 'qz', policy: lifecycleText('mark') };
    const report = await judgeChanges([marked('aws_ecr_lifecycle_policy.far', values, { repository: true })]);
    expect(report.findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toMatch(/\bqz\b/);
  });
});

describe('a mark on what was there before', () => {
  const policy = (role: string) => ({
    repository: 'api',
    policy: JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::444455556666:role/${role}` }, Action: role }],
    }),
  });

  it.each<[string, PlanResourceChange['change']]>([
    ['update', { actions: ['update'], before: policy('qzold'), after: policy('qznew'), before_sensitive: { policy: true } }],
    ['delete', { actions: ['delete'], before: policy('qzold'), after: null, before_sensitive: { policy: true } }],
    ['forget', { actions: ['forget'], before: policy('qzold'), after: null, before_sensitive: true }],
  ])('hides it, and what comes after, of a resource to %s', async (_, change) => {
    const report = await judgeChanges([
      kept('aws_ecr_repository.api', oldRepository('api')),
      entry('aws_ecr_repository_policy.api', change),
    ]);
    expect(JSON.stringify(report)).not.toContain('qz');
  });
});

describe('a waiver in a sensitive tag', () => {
  const judgeTag = (value: string, options: JudgePlanOptions = { packs: ['strict'] }) =>
    judgeChanges(
      [marked('aws_ecr_repository.api', withTags({ 'ecr-audit:waive': value }), { tags: { 'ecr-audit:waive': true } })],
      {},
      options,
    );

  it('waives, and its words are not told', async () => {
    const report = await judgeTag('kms-encryption until=2099-04-17 reason=qz agreed with all');
    const waiver = { reason: '(sensitive)', expires: '(sensitive)', from: 'tag ecr-audit:waive' };
    expect(findingOf(report, 'kms-encryption')).toMatchObject({ outcome: 'waived', waiver });
  });

  it.each([
    ['waiver-expired', 'a waiver that has expired', 'kms-encryption until=2001-04-17 reason=qz agreed with all'],
    ['waiver-malformed', 'a waiver that waives nothing', 'kms-encryption until=qz'],
  ])('is told of as %s without its words', async (code, what, value) => {
    const report = await judgeTag(value);
    const message = `the tag ecr-audit:waive, whose value is sensitive, has ${what}`;
    expect(report.notices.filter((notice) => notice.code === code)).toEqual([{ code, message, where: 'aws_ecr_repository.api' }]);
  });

  it('does not hide the words of one that is open', async () => {
    const values = (value: string) => withTags({ 'ecr-audit:waive': value });
    const report = await judgeChanges([
      marked('aws_ecr_repository.api', values('image-scanning until=qz'), { tags: { 'ecr-audit:waive': true } }),
      kept('aws_ecr_repository.web', { ...values('image-scanning until=sometime'), image_scanning_configuration: [] }),
    ]);
    expect(report.notices).toContainEqual(
      expect.objectContaining({ code: 'waiver-malformed', where: 'aws_ecr_repository.web', message: expect.stringContaining('until=') }),
    );
  });

  it('does not hide the words of a waiver in a file', async () => {
    const waiver = {
      rule: 'kms-encryption',
      resource: 'api',
      reason: 'agreed with all',
      expires: '2001-04-17',
      from: 'w.yaml',
      at: 'w.yaml:1',
    };
    const report = await judgeTag('', { packs: ['strict'], settings: { ...noSettings, waivers: [waiver] } });
    expect(report.notices).toContainEqual(expect.objectContaining({ message: expect.stringContaining('w.yaml') }));
  });
});

describe('an environment that a sensitive tag tells', () => {
  const tags = { Environment: 'dev', env: 'x' };
  const api = marked('aws_ecr_repository.api', withTags(tags), { tags: { Environment: true } });

  it('is judged in and not named', async () => {
    const report = await judgeChanges([api], {}, { packs: ['enterprise'] });
    expect(findingOf(report, 'image-scanning')?.environment).toEqual({ name: '(sensitive)', from: '(sensitive)' });
    expect(JSON.stringify(report.findings)).not.toMatch(/\bdev\b/);
  });

  it('is not named in the evidence either', async () => {
    const deleting = { ...withTags(tags), force_delete: true };
    const report = await judgeChanges(
      [marked('aws_ecr_repository.api', deleting, { tags: { Environment: true } })],
      {},
      { packs: ['strict'] },
    );
    expect(findingOf(report, 'force-delete')).toMatchObject({ evidence: { environment: '(sensitive)' } });
  });

  it('is named where it was asked for', async () => {
    const report = await judgeChanges([api], {}, { packs: ['enterprise'], environment: 'dev' });
    expect(findingOf(report, 'image-scanning')?.environment).toEqual({ name: 'dev', from: '(sensitive)' });
  });
});

describe('an outcome that is not known', () => {
  const reasonFor = async (change: PlanResourceChange['change'], rule: string) => {
    const policy = entry('aws_ecr_lifecycle_policy.api', change);
    return findingOf(
      await judgeChanges([newRepository('aws_ecr_repository.api', { name: 'api' }), policy], {}, { packs: ['strict'] }),
      rule,
    );
  };

  it('keeps a reason in which nothing sensitive is, and no other takes its place', async () => {
    const after = { repository: 'api', policy: lifecycleText('mark') };
    const scanning = await reasonFor({ actions: ['create'], after, after_sensitive: { policy: true } }, 'enhanced-scanning');
    expect(scanning?.message).toBe("cannot be told: the plan does not manage the registry's scanning configuration");
    const change = {
      actions: ['create'],
      after: { repository: 'api' },
      after_unknown: { policy: true },
      after_sensitive: { policy: true },
    };
    expect(await reasonFor(change, 'valid-lifecycle-policy')).toMatchObject({
      outcome: 'unknown',
      message: 'cannot be told: `policy` is known after apply',
    });
  });
});

describe('a rule of a user that fails on a sensitive value', () => {
  const text = (assert: string): string =>
    JSON.stringify({
      ...{ id: 'own', title: 'Small enough', severity: 'low', applies: 'repository', assert, message: 'too big' },
      ...{ why: 'Big ones cost more than small ones do.', fix: { summary: 'Make it small.' } },
      examples: { pass: [{ name: 'none' }], fail: [{ name: 'all' }] },
    });

  it('does not quote it', async () => {
    const settings = { ...noSettings, rules: [{ file: 'own.yaml', text: text('{"small": true}[repository.tags["Size"]]') }] };
    const changes = [
      marked('aws_ecr_repository.api', withTags({ Size: 'qz' }), { tags: { Size: true } }),
      kept('aws_ecr_repository.web', oldRepository('web', { tags: { Size: 'small' }, tags_all: { Size: 'small' } })),
    ];
    const open = await judgeChanges(
      [kept('aws_ecr_repository.api', withTags({ Size: 'qz' })), ...changes.slice(1)],
      {},
      { settings, rules: ['own'] },
    );
    expect(JSON.stringify(open.notices)).toMatch(/\bqz\b/);
    const report = await judgeChanges(changes, {}, { settings, rules: ['own'] });
    expect(JSON.stringify(report)).not.toMatch(/\bqz\b/);
  });
});

describe('what a data source has found', () => {
  it('is not told where it is marked', async () => {
    const identity = { address: 'data.aws_caller_identity.me', mode: 'data', type: 'aws_caller_identity', name: 'me' };
    const root = { resources: [{ ...identity, provider_config_key: 'aws' }] };
    const judge = async (sensitive_values: JsonObject): Promise<string> => {
      const resources = [{ ...identity, values: { account_id: '444455556666' }, sensitive_values }];
      const more = { prior_state: { values: { root_module: { resources } } } };
      return JSON.stringify(await judgeChanges([newRepository('aws_ecr_repository.api', { name: 'api' })], root, {}, more));
    };
    expect(await judge({})).toContain('444455556666');
    expect(await judge({ account_id: true })).not.toContain('444455556666');
  });
});
