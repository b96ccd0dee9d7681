import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavingInUse } from '../../src/facts/leaving-in-use.js';
import type { RepositoryImages } from '../../src/model/image.js';
import { isUnknown, type Knowable, whenKnown } from '../../src/model/unknown.js';
import {
  any,
  expire,
  type Json,
  keep,
  patterns,
  pulled,
  pushed,
  rule,
  archive as toArchive,
  untagged,
} from '../lifecycle/policy-fixture.js';
import { type KnownAndLess, knownAndLess } from './images-arbitrary.js';
import { imagesOf } from './images-fixture.js';
import { subjectWith } from './use-fixture.js';

const policies: readonly (readonly [string, Json])[] = [
  ['keeps the newest 3', { rules: [rule(1, any, keep(3), expire)] }],
  ['expires by age', { rules: [rule(1, any, pushed(90), expire)] }],
  [
    'keeps 2 releases and expires untagged images by age',
    { rules: [rule(1, patterns('v*'), keep(2), expire), rule(2, untagged, pushed(30), expire)] },
  ],
  [
    'archives by pull and expires what is beyond the newest 4',
    { rules: [rule(1, patterns('v*'), pulled(99), toArchive), rule(2, any, keep(4), expire)] },
  ],
];
const questions = policies.flatMap(([name, policy]) =>
  (['expire', 'transition'] as const).map((action) => [name, action, policy] as const),
);

const ask = (policy: Json, action: 'expire' | 'transition', { images, cached }: KnownAndLess['known']) => {
  // A cache rule for the repository's prefix, none, or one whose prefix is not known.
  const caching = cached === false ? [] : [{ prefix: cached === true ? 'cache' : null }];
  return leavingInUse(subjectWith(policy, images, caching), action, 96);
};
const some = (answer: ReturnType<typeof ask>): Knowable<boolean> => whenKnown(answer, ({ images }) => images.length > 0);

describe.each(questions)('whether a policy that %s takes an image in use (%s)', (_, action, policy) => {
  it('is never answered otherwise for want of knowledge: it is answered the same or not at all', () => {
    fc.assert(
      fc.property(knownAndLess, ({ known, less }) => {
        const [answer, truth] = [some(ask(policy, action, less)), some(ask(policy, action, known))];
        expect(isUnknown(answer) || answer === truth || isUnknown(truth)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('names no image that is not in use, or stays, where everything is known', () => {
    fc.assert(
      fc.property(knownAndLess, ({ known, less }) => {
        const [answer, truth] = [ask(policy, action, less), ask(policy, action, known)];
        if (isUnknown(answer) || isUnknown(truth)) return;
        const certain = new Set(truth.images.map(({ digest }) => digest));
        expect(answer.images.filter(({ digest }) => !certain.has(digest))).toEqual([]);
      }),
    );
  });
});

describe('images in use that a policy takes', () => {
  const newestOne = { rules: [rule(7, any, keep(1), expire)] };
  const taken = (policy: unknown, images: RepositoryImages) => leavingInUse(subjectWith(policy, images), 'expire', 30);

  it('come with the rule and what uses them, the oldest first', () => {
    const images = imagesOf({
      images: [
        { tags: ['v3'], pushed: 1, pulled: 1 },
        { tags: ['v2'], pushed: 20, pulled: 5, sizeInBytes: 7 },
        { tags: ['v1'], pushed: 40, pulled: 2, sizeInBytes: 9 },
        { tags: ['v0'], pushed: 90 },
      ],
    });
    const answer = taken(newestOne, images);
    expect(isUnknown(answer)).toBe(false);
    if (isUnknown(answer)) return;
    expect(answer.leaving.map(({ image, rule: by, by: uses }) => [image.tags, by?.priority, uses])).toEqual([
      [['v1'], 7, ['pulled 2026-05-30']],
      [['v2'], 7, ['pulled 2026-05-27']],
    ]);
    expect([answer.bytes, answer.doubt]).toEqual([16, null]);
  });

  it('are signatures too, with the rule that takes what they sign', () => {
    const images = imagesOf({
      images: [
        { digest: 'new', tags: ['v2'], pushed: 1 },
        { digest: 'app', tags: ['v1'], pushed: 40 },
        { digest: 'sign', subject: 'app', pushed: 40, pulled: 2 },
        { digest: 'sbom', subject: 'sign', pushed: 40, pulled: 2 },
      ],
    });
    const answer = taken(newestOne, images);
    expect(isUnknown(answer) ? answer : answer.leaving.map(({ rule: by }) => by?.priority)).toEqual([7, 7]);
  });

  it('are none where referrers refer to each other in a circle', () => {
    const images = imagesOf({
      images: [
        { digest: 'one', subject: 'two', pushed: 40, pulled: 2 },
        { digest: 'two', subject: 'one', pushed: 40, pulled: 2 },
      ],
    });
    expect(taken(newestOne, images)).toMatchObject({ images: [], doubt: null });
  });

  it.each<readonly [string, unknown]>([
    ['no policy', 'none'],
    ['a policy that is refused', { rules: [] }],
    ['a policy that only archives', { rules: [rule(1, any, pulled(9), toArchive)] }],
  ])('are none with %s, whatever is not listed', (_, policy) => {
    const subject = subjectWith(policy === 'none' ? { rules: [] } : policy, imagesOf({ images: null }));
    expect(leavingInUse(subject, 'expire', 30)).toMatchObject({ images: [], doubt: null });
  });

  it('are not known in a plan, nor while images are missing', () => {
    expect(leavingInUse({ ...subjectWith(newestOne, imagesOf({ images: [] })), images: null }, 'expire', 30)).toMatchObject({
      unknown: 'not-in-plan',
    });
    expect(taken(newestOne, imagesOf({ images: null }))).toMatchObject({ unknown: 'not-read' });
    expect(taken(newestOne, imagesOf({ images: [{ tags: ['v1'] }], imagesMissing: true }))).toMatchObject({ unknown: 'not-read' });
  });
});
