import type { LifecyclePolicyPreviewResult } from '@aws-sdk/client-ecr';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../src/model/inventory.js';
import { createPreviewReader } from '../../../src/sources/aws/preview-reader.js';
import type { FakePreview } from '../../fake-aws/estate.js';
import { callName, type FakeCall, Refusal } from '../../fake-aws/fake-call.js';
import { fakeClients } from '../../fake-aws/fake-clients.js';
import { type Fault, type FaultName, faults } from '../../fake-aws/faults.js';
import { digestOf, makeRepository, oneRegistry } from '../../fake-aws/make-estate.js';
import { startFakeAws } from '../../fake-aws/start-fake-aws.js';
import { writeOutput, writeRefusal } from '../../fake-aws/write-answer.js';
import { keep, rule, textOf, untagged } from '../../lifecycle/policy-fixture.js';
import { virtualClock } from './virtual-clock.js';

const place = { account: '111122223333', region: 'us-east-1' };
const policyText = textOf(rule(1, untagged, keep(3)));
const current: PolicyDocument = { present: true, text: policyText, address: '' };

const result = (name: string): LifecyclePolicyPreviewResult => ({
  imageDigest: digestOf(name),
  imageTags: [],
  imagePushedAt: new Date('2026-01-01T00:00:00Z'),
  action: { type: 'EXPIRE' },
  appliedRulePriority: 1,
  storageClass: 'STANDARD',
});

const previewed = (name: string) => ({ digest: digestOf(name), tags: [], action: 'expire', rulePriority: 1, storageClass: 'STANDARD' });

const previews: Readonly<Record<string, Partial<FakePreview>>> = {
  some: {
    results: [
      result('old'),
      {
        ...result('older'),
        imageTags: ['v1'],
        action: { type: 'TRANSITION', targetStorageClass: 'ARCHIVE' },
        appliedRulePriority: 2,
      },
    ],
  },
  many: { results: Array.from({ length: 250 }, (_, number) => result(`image ${number}`)) },
  nothing: { results: [] },
  slow: { results: [result('old')], asksInProgress: 40 },
  endless: { asksInProgress: 10_000 },
  failed: { ends: 'FAILED' },
  expired: { ends: 'EXPIRED' },
};

const withPreview = (name: string, preview: Partial<FakePreview>) =>
  makeRepository(place, name, { lifecyclePolicy: policyText, preview: { results: [], asksInProgress: 1, ends: 'COMPLETE', ...preview } });

/** A fake of its own for each test: that a preview is in progress is remembered. */
async function startPreviews() {
  const repositories = [...Object.entries(previews).map(([name, preview]) => withPreview(name, preview)), makeRepository(place, 'bare')];
  const fake = await startFakeAws(oneRegistry(place.account, place.region, { repositories }));
  const read = async (repository: string, text: string | null = null, policy = current, retries = 3) => {
    const clock = virtualClock();
    const clients = fakeClients(fake.endpoint, place.account, { timeout: 1_000, maxAttempts: retries });
    const reading = createPreviewReader(clients, text, clock)(place, repository, policy);
    await clock.until(reading);
    return { ...(await reading), took: clock.now() };
  };
  return { fake, read, calls: () => fake.calls.map(({ operation }) => operation) };
}

const started: Awaited<ReturnType<typeof startPreviews>>[] = [];
let aws: Awaited<ReturnType<typeof startPreviews>>;
beforeEach(async () => {
  aws = await startPreviews();
  started.push(aws);
});
afterAll(() => Promise.all(started.map(({ fake }) => fake.close())));

const on = (operation: string, fault: Fault) => (call: FakeCall) => (call.operation === operation ? fault : undefined);

describe('a preview', () => {
  it('is started, waited for, and read as the service has it', async () => {
    expect(await aws.read('some')).toMatchObject({
      preview: {
        policyText,
        images: [previewed('old'), { ...previewed('older'), tags: ['v1'], action: 'transition', rulePriority: 2 }],
      },
      fault: undefined,
    });
    expect(aws.calls()).toEqual(['StartLifecyclePolicyPreview', 'GetLifecyclePolicyPreview', 'GetLifecyclePolicyPreview']);
  });

  it('is of the text that is asked for, else of the policy that the repository has', async () => {
    const other = textOf(rule(1, untagged, keep(7)));
    expect(await aws.read('some', other)).toMatchObject({ preview: { policyText: other } });
    expect(aws.fake.calls[0]?.input).toEqual({ repositoryName: 'some', lifecyclePolicyText: other });
    aws.fake.forget();
    expect(await aws.read('some')).toMatchObject({ preview: { policyText } });
    expect(aws.fake.calls[0]?.input).toEqual({ repositoryName: 'some' });
  });

  it('is read in pages of 100', async () => {
    const { preview } = await aws.read('many');
    expect(preview).toMatchObject({ images: Array.from({ length: 250 }, (_, number) => previewed(`image ${number}`)) });
    const pages = aws.fake.calls.filter(({ operation }) => operation === 'GetLifecyclePolicyPreview').slice(1);
    expect(pages.map(({ input }) => [input['maxResults'], typeof input['nextToken']])).toEqual([
      [100, 'undefined'],
      [100, 'string'],
      [100, 'string'],
    ]);
  });

  it('may list nothing', async () => {
    expect(await aws.read('nothing')).toMatchObject({ preview: { policyText, images: [] }, fault: undefined });
  });

  it('of a repository without a policy is not asked for, and lists nothing', async () => {
    const none: PolicyDocument = { present: false, text: '', address: '' };
    expect(await aws.read('bare', null, none)).toMatchObject({ preview: { policyText: '', images: [] }, fault: undefined });
    expect(aws.calls()).toEqual([]);
  });

  it('lists nothing where the service says that there is no policy', async () => {
    expect(await aws.read('bare')).toMatchObject({ preview: { policyText: '', images: [] }, fault: undefined });
    expect(aws.calls()).toEqual(['StartLifecyclePolicyPreview']);
  });

  it('of another policy needs none in the repository', async () => {
    expect(await aws.read('bare', policyText)).toMatchObject({ preview: { policyText, images: [] } });
  });
});

describe('a preview that takes its time', () => {
  it('is asked for at growing intervals', async () => {
    const { preview, took } = await aws.read('slow');
    expect(preview).toMatchObject({ images: [previewed('old')] });
    expect(aws.calls()).toHaveLength(42);
    expect(took).toBe(1_000 + 2_000 + 4_000 + 37 * 5_000);
  });

  it('is given up after five minutes', async () => {
    const { preview, fault, took } = await aws.read('endless');
    expect(preview).toMatchObject({ unknown: 'not-read' });
    expect(fault).toMatchObject({ code: 'timed-out', why: 'it did not come to its end in time', hint: 'run it again' });
    expect(took).toBeGreaterThan(290_000);
    expect(took).toBeLessThanOrEqual(300_000);
  });

  it('waits for that of somebody else to end', async () => {
    let refused = 0;
    aws.fake.intercept((call) => (call.operation === 'StartLifecyclePolicyPreview' && refused++ < 3 ? busy : undefined));
    const { preview, took } = await aws.read('some');
    expect(preview).toMatchObject({ images: [previewed('old'), {}] });
    expect(took).toBe(1_000 + 2_000 + 4_000 + 1_000);
  });

  it('is given up where that of somebody else never ends', async () => {
    aws.fake.intercept(on('StartLifecyclePolicyPreview', busy));
    expect(await aws.read('some')).toMatchObject({ preview: { unknown: 'not-read' }, fault: { code: 'timed-out' } });
  });
});

const busy: Fault = (call) => writeRefusal(call, new Refusal('LifecyclePolicyPreviewInProgressException'));
const refused: Fault = (call) => writeRefusal(call, new Refusal('InvalidParameterException', 'hostile <text>'));
const saying =
  (output: object): Fault =>
  (call) =>
    writeOutput(call, { lifecyclePolicyText: policyText, status: 'COMPLETE', previewResults: [], ...output });

describe('a preview that cannot be read is unknown', () => {
  it.each([
    ['failed', 'server-error', 'FAILED'],
    ['expired', 'refused', 'EXPIRED'],
  ])('where it %s', async (repository, code, word) => {
    const { preview, fault } = await aws.read(repository);
    expect(preview).toMatchObject({ unknown: 'not-read', detail: expect.stringContaining(word) });
    expect(fault).toMatchObject({ code, what: 'preview of the lifecycle policy', hint: 'run it again' });
  });

  it.each(['StartLifecyclePolicyPreview', 'GetLifecyclePolicyPreview'])(
    'where %s is denied, and says what allows it',
    async (operation) => {
      aws.fake.intercept(on(operation, faults.accessDenied));
      const { preview, fault } = await aws.read('some');
      expect(preview).toMatchObject({ unknown: 'access-denied' });
      expect(fault?.hint).toBe(
        `allow ecr:${operation} to the role that scans: ecr-audit iam-policy simulate --verify prints the whole policy`,
      );
    },
  );

  const kinds: readonly (readonly [FaultName, string])[] = [
    ['throttle', 'throttled'],
    ['serverError', 'server-error'],
    ['expiredToken', 'expired-token'],
    ['truncatedBody', 'malformed-answer'],
    ['emptyBody', 'malformed-answer'],
    ['htmlError', 'server-error'],
    ['timeOut', 'timed-out'],
  ];
  const cases = ['StartLifecyclePolicyPreview', 'GetLifecyclePolicyPreview'].flatMap((operation) =>
    kinds.map(([name, code]) => ({ operation, name, code })),
  );
  it.each(cases)('where $operation meets $name', async ({ operation, name, code }) => {
    aws.fake.intercept(on(operation, faults[name]));
    const { preview, fault } = await aws.read('some', null, current, 1);
    expect(preview).toMatchObject({ unknown: 'not-read' });
    expect(fault).toMatchObject({ code });
  });

  it('where the service refuses the policy; its words are not repeated', async () => {
    aws.fake.intercept(on('StartLifecyclePolicyPreview', refused));
    const { fault } = await aws.read('some', policyText);
    expect(fault).toMatchObject({
      code: 'refused',
      why: expect.stringContaining('InvalidParameterException'),
      hint: expect.stringContaining('aws ecr start-lifecycle-policy-preview --region us-east-1 --repository-name some'),
    });
    expect(JSON.stringify(fault)).not.toContain('hostile');
  });

  it.each<readonly [string, object]>([
    ['has no status', { status: undefined }],
    ['has a status that nobody knows', { status: 'THINKING' }],
    ['has no results', { previewResults: undefined }],
    ['does not say of which policy it is', { lifecyclePolicyText: undefined }],
    ['lists an image without a digest', { previewResults: [{ ...result('old'), imageDigest: undefined }] }],
    ['lists an image without an action', { previewResults: [{ ...result('old'), action: undefined }] }],
    ['lists an action that nobody knows', { previewResults: [{ ...result('old'), action: { type: 'FREEZE' } }] }],
    ['lists an image without a rule', { previewResults: [{ ...result('old'), appliedRulePriority: undefined }] }],
    ['lists a digest that is a number', { previewResults: [{ ...result('old'), imageDigest: 7 }] }],
    ['lists a tag that is a number', { previewResults: [{ ...result('old'), imageTags: [7] }] }],
    ['lists a rule of half a priority', { previewResults: [{ ...result('old'), appliedRulePriority: 0.5 }] }],
    ['lists a rule of priority 0', { previewResults: [{ ...result('old'), appliedRulePriority: 0 }] }],
    ['has a null in its list', { previewResults: [null, result('old')] }],
  ])('where the answer %s', async (_, output) => {
    aws.fake.intercept(on('GetLifecyclePolicyPreview', saying(output)));
    expect(await aws.read('some')).toMatchObject({ preview: { unknown: 'not-read' }, fault: { code: 'malformed-answer' } });
  });

  it('where somebody else began another one in its place', async () => {
    aws.fake.intercept(on('GetLifecyclePolicyPreview', saying({ lifecyclePolicyText: textOf(rule(1, untagged, keep(9))) })));
    const { fault } = await aws.read('some');
    expect(fault).toMatchObject({ code: 'refused', why: 'that of another policy took its place', hint: 'run it again' });
  });

  it('where somebody else began another one between two pages', async () => {
    const other = saying({ lifecyclePolicyText: textOf(rule(1, untagged, keep(9))) });
    aws.fake.intercept((call) => (call.input['nextToken'] === undefined ? undefined : other));
    expect(await aws.read('many')).toMatchObject({ preview: { unknown: 'not-read' }, fault: { code: 'malformed-answer' } });
  });

  it('where its pages never end', async () => {
    aws.fake.intercept(on('GetLifecyclePolicyPreview', saying({ previewResults: [result('old')], nextToken: 'again' })));
    const { preview } = await aws.read('some');
    expect(preview).toMatchObject({ unknown: 'not-read', detail: expect.stringContaining('never ends') });
  });

  it('where the repository is gone', async () => {
    expect(await aws.read('nobody')).toMatchObject({ preview: { unknown: 'not-read' }, fault: { code: 'gone' } });
  });
});

it('starts nothing else and changes nothing', async () => {
  await aws.read('many');
  expect([...new Set(aws.fake.calls.map(callName))].sort()).toEqual(['ecr:GetLifecyclePolicyPreview', 'ecr:StartLifecyclePolicyPreview']);
});
