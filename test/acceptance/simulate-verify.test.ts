import type { LifecyclePolicyPreviewResult } from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openInventory } from '../../src/app/open-inventory.js';
import { simulateLifecycle } from '../../src/app/simulate.js';
import { simulateScope } from '../../src/app/simulate-scope.js';
import { validate } from '../../src/schema/generated/validate-report.js';
import { allowOnly } from '../fake-aws/allow-only.js';
import { exampleNow, examplePlace } from '../fake-aws/example-place.js';
import { fakeEnvironment } from '../fake-aws/fake-clients.js';
import { digestOf, makeImage, makeRepository, oneRegistry } from '../fake-aws/make-estate.js';
import { type FakeAws, startFakeAws } from '../fake-aws/start-fake-aws.js';
import { pushed, rule, textOf, untagged } from '../lifecycle/policy-fixture.js';

const place = examplePlace.us;
const pushedDaysAgo = (days: number) => new Date(exampleNow.getTime() - days * 86_400_000);
const images = [1, 10, 20].map((days) => makeImage(`pushed ${days} days ago`, { imagePushedAt: pushedDaysAgo(days) }));
const lifecyclePolicy = textOf(rule(1, untagged, pushed(7)));

const listed = (days: number): LifecyclePolicyPreviewResult => ({
  imageDigest: digestOf(`pushed ${days} days ago`),
  action: { type: 'EXPIRE' },
  appliedRulePriority: 1,
});
const previewing = (results: readonly LifecyclePolicyPreviewResult[]) => ({ results, asksInProgress: 0, ends: 'COMPLETE' }) as const;

let aws: FakeAws;
beforeAll(async () => {
  const repositories = [
    makeRepository(place, 'agrees', { images, lifecyclePolicy, preview: previewing([listed(10), listed(20)]) }),
    makeRepository(place, 'differs', { images, lifecyclePolicy, preview: previewing([listed(20)]) }),
    makeRepository(place, 'without', { images }),
  ];
  aws = await startFakeAws(oneRegistry(place.account, place.region, { repositories }));
  for (const [name, value] of Object.entries(fakeEnvironment(aws.endpoint, place.account))) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

/** Simulates and verifies what is live, with another policy where one is given. */
async function verified(text?: string) {
  const live = simulateScope({ regions: [place.region], now: exampleNow }, { preview: { policyText: text ?? null } });
  const policy = text === undefined ? {} : { policy: { name: 'new.json', text } };
  const report = await simulateLifecycle(openInventory({ live }), policy);
  expect(validate(report), JSON.stringify(validate.errors?.[0])).toBe(true);
  return { ...report, verifications: Object.fromEntries((report.simulation ?? []).map((one) => [one.repository, one.verification])) };
}

describe('a simulation of live registries with --verify', () => {
  it('says of each repository whether AWS previews the same', async () => {
    const { verifications, incomplete } = await verified();
    expect(incomplete).toEqual([]);
    expect(verifications).toEqual({
      agrees: { status: 'agrees', why: '', agreed: 2, differences: [] },
      differs: {
        status: 'differs',
        why: '',
        agreed: 1,
        differences: [
          {
            imageDigest: digestOf('pushed 10 days ago'),
            imageTags: [],
            simulated: { action: 'expire', rulePriority: 1 },
            previewed: { action: 'keep', rulePriority: 0 },
          },
        ],
      },
      without: { status: 'agrees', why: '', agreed: 0, differences: [] },
    });
  });

  it('previews the policy that is simulated, over every repository', async () => {
    aws.forget();
    const { verifications } = await verified(textOf(rule(1, untagged, pushed(15))));
    expect(verifications['differs']).toMatchObject({ status: 'agrees', agreed: 1 });
    expect(verifications['without']).toMatchObject({ status: 'differs' });
    const started = aws.calls.filter(({ operation }) => operation === 'StartLifecyclePolicyPreview');
    expect(started.map(({ input }) => input['lifecyclePolicyText'])).toEqual(started.map(() => textOf(rule(1, untagged, pushed(15)))));
    expect(started).toHaveLength(3);
  });

  it('is not verified, and incomplete, where the preview is denied', async () => {
    aws.intercept((call) => (call.operation.endsWith('Preview') ? allowOnly([])(call) : undefined));
    const { verifications, incomplete, simulation } = await verified();
    aws.intercept();
    expect(verifications['agrees']).toMatchObject({ status: 'not-verified', why: expect.stringContaining('access denied') });
    expect(simulation?.[0]?.actions).toHaveLength(2);
    expect(incomplete).toMatchObject([
      { what: 'preview of the lifecycle policy', hint: expect.stringContaining('ecr-audit iam-policy simulate --verify') },
    ]);
  });
});
