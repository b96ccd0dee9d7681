import { describe, expect, it } from 'vitest';
import { forecast } from '../../../src/lifecycle/forecast/forecast.js';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { any, keep, patterns, policyOf, rule } from '../policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from '../simulation/repository-fixture.js';

const index = imageOf('index', { mediaType: 'application/vnd.oci.image.index.v1+json', pushedAt: daysAgo(400) });
const old: readonly Image[] = [imageOf('old', { pushedAt: daysAgo(400) }), index];
const fresh: readonly Image[] = [imageOf('a', { pushedAt: daysAgo(9) }), imageOf('b', { pushedAt: daysAgo(3) })];
const keepsTwo = policyOf(rule(1, any, keep(2)));

const assumedOf = (policy: LifecyclePolicy | null, there: SimulatedRepository, pushesPerDay: number | null = null): string =>
  forecast(policy, there, { now, horizonDays: 30, pushesPerDay, currentPolicy: null }).assumptions.join('\n');

const ofPushes = ['New images are like', 'children count as pushes'];
const ofPolicy = 'The policy in force is not known';
const ofImages = 'Nothing is pulled, restored or deleted by hand';
const ofRuns = 'The policy is run once a day';

describe('what a forecast takes for granted', () => {
  it('is all of it where images are pushed, there, and taken by a policy', () => {
    const assumed = assumedOf(keepsTwo, repositoryOf([...old, ...fresh]));
    for (const words of [...ofPushes, ofPolicy, ofImages, ofRuns]) expect(assumed).toContain(words);
  });

  it.each<readonly [string, LifecyclePolicy | null, SimulatedRepository, number | null, readonly string[]]>([
    ['new images, where none were pushed of late', keepsTwo, repositoryOf(old), null, ofPushes],
    ['new images, where none are to be pushed', keepsTwo, repositoryOf([...old, ...fresh]), 0, ofPushes],
    ['runs, where there is no policy', null, repositoryOf(fresh), null, [ofRuns]],
    ['the policy in force, where the rate was given', keepsTwo, repositoryOf([...old, ...fresh]), 0, [ofPolicy]],
    ['the policy in force, at any rate', keepsTwo, repositoryOf([...old, ...fresh]), 3, [ofPolicy]],
    ['images, where there are none', keepsTwo, repositoryOf([]), 8, [...ofPushes, ofPolicy, ofImages, ofRuns]],
  ])('is nothing of %s', (_, policy, there, pushesPerDay, without) => {
    const assumed = assumedOf(policy, there, pushesPerDay);
    for (const words of without) expect(assumed).not.toContain(words);
  });

  it('is that nothing is pushed, where that was asked for', () => {
    expect(assumedOf(keepsTwo, repositoryOf(fresh), 0)).toContain('Nothing is pushed: a rate of 0 was given.');
  });

  it.each([
    [5 / 7, '0.71 times a day'],
    [2, '2 times a day'],
    [1 / 30, '0.033 times a day'],
    [1234.567, '1234.57 times a day'],
  ])('tells a rate of %d in few digits', (pushesPerDay, words) => {
    expect(assumedOf(keepsTwo, repositoryOf(fresh), pushesPerDay)).toContain(`Images are pushed ${words}, in`);
  });

  const after = repositoryOf([...fresh, imageOf('c', { pushedAt: daysAgo(-1) })]);

  it.each<readonly [string, SimulatedRepository, number | null, boolean]>([
    ['the list goes on after the first run', after, null, true],
    ['the proportions are from before the first run', after, 3, true],
    ['nothing is pushed', after, 0, false],
    ['the list ends before the first run', repositoryOf(fresh), null, false],
  ])('tells what counts in an observed rate as it should where %s', (_, there, pushesPerDay, isTold) => {
    expect(assumedOf(keepsTwo, there, pushesPerDay).includes('count in no observed rate')).toBe(isTold);
  });

  const restoring = imageOf('a', { status: 'ACTIVATING', pushedAt: daysAgo(9), lastArchivedAt: daysAgo(3) });

  it.each<readonly [string, LifecyclePolicy | null, readonly Image[], boolean]>([
    ['a rule selects it', keepsTwo, [restoring], true],
    [
      'the first run takes it',
      keepsTwo,
      [restoring, ...fresh.map((image) => ({ ...image, digest: `new ${image.digest}`, pushedAt: daysAgo(0) }))],
      false,
    ],
    ['no rule selects it', policyOf(rule(1, patterns('v*'), keep(2))), [restoring], false],
    ['there is no policy', null, [restoring], false],
    ['it is back', keepsTwo, [{ ...restoring, status: 'ACTIVE' }], false],
  ])('tells when an image that is being restored is back where days to come hang on it: %s', (_, policy, images, isTold) => {
    const words = 'Images that are being restored are back at once, and count as pushed at the first run.';
    expect(assumedOf(policy, repositoryOf(images)).includes(words)).toBe(isTold);
  });

  it('keeps the doubt about the policy in force where nothing was pushed of late: it may have taken what was', () => {
    expect(assumedOf(keepsTwo, repositoryOf(old))).toContain(ofPolicy);
  });
});
