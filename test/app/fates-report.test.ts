import { describe, expect, it } from 'vitest';
import { actionsOf, cascadeOf, keptImagesOf } from '../../src/app/fates-report.js';
import { simulate } from '../../src/lifecycle/simulation/simulate.js';
import type { Image } from '../../src/model/image.js';
import { policyOf, prefixes, pushed, rule } from '../lifecycle/policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from '../lifecycle/simulation/repository-fixture.js';

const old = (digest: string, known: Partial<Image> = {}): Image => imageOf(digest, { pushedAt: daysAgo(30), ...known });
const images = repositoryOf([
  old('goes', { tags: ['v1'] }),
  old('goes-too', { tags: ['v2'] }),
  old('signature', { subject: 'goes' }),
  old('stays', { tags: ['main'] }),
]);
const simulation = simulate(policyOf(rule(1, prefixes('v'), pushed(7))), images, { now });
const asksFor =
  (...digests: readonly string[]) =>
  ({ digest }: Image): boolean =>
    digests.includes(digest);
const marked = (told: readonly { readonly imageDigest: string }[]): readonly string[] =>
  told.filter((one) => 'asked' in one).map(({ imageDigest }) => imageDigest);

describe('an image that --why names', () => {
  const isAsked = asksFor('goes', 'signature', 'stays');

  it('is marked where it goes, or goes along, and no other is', () => {
    expect(marked(actionsOf(simulation, () => [], isAsked))).toEqual(['goes']);
    expect(marked(cascadeOf(simulation, () => [], isAsked))).toEqual(['signature']);
    expect(marked(actionsOf(simulation, () => [], asksFor()))).toEqual([]);
  });

  it('is told why it stays', () => {
    expect(keptImagesOf(simulation, isAsked, () => []).map(({ imageDigest }) => imageDigest)).toEqual(['stays']);
  });
});
