import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { childrenOf } from '../../src/facts/index-children.js';
import { leavingInUse } from '../../src/facts/leaving-in-use.js';
import type { RepositoryImages } from '../../src/model/image.js';
import { day } from '../../src/model/instant.js';
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
const childrenIn = (listed: Knowable<readonly string[]>): readonly string[] => (isUnknown(listed) ? [] : listed);
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

  it('names no image that is not in use, or stays longer than an index in use that lists it, where everything is known', () => {
    fc.assert(
      fc.property(knownAndLess, ({ known, less }) => {
        const [answer, truth] = [ask(policy, action, less), ask(policy, action, known)];
        if (isUnknown(answer) || isUnknown(truth)) return;
        const listed = childrenOf(known.images);
        const certain = new Set(truth.images.flatMap((image) => [image.digest, ...childrenIn(listed(image))]));
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

  it('have the size of the images alone: an index is told to be as large as its largest image', () => {
    const images = imagesOf({
      images: [
        { tags: ['v3'], pushed: 1 },
        { tags: ['v2'], pushed: 20, pulled: 5, sizeInBytes: 7 },
        { digest: 'all', tags: ['v1'], index: true, pushed: 40, pulled: 2, sizeInBytes: 9 },
      ],
    });
    expect(taken(newestOne, images)).toMatchObject({ bytes: 7, images: [{ tags: ['v1'] }, { tags: ['v2'] }] });
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

  it('are none where referrers refer to each other in a circle, as far as that is documented', () => {
    const images = imagesOf({
      images: [
        { digest: 'one', subject: 'two', pushed: 40, pulled: 2 },
        { digest: 'two', subject: 'one', pushed: 40, pulled: 2 },
      ],
    });
    const subject = subjectWith(newestOne, images, [], { assumptions: { referrers: 'with-subject' } });
    expect(leavingInUse(subject, 'expire', 30)).toMatchObject({ images: [], doubt: null });
    expect(taken(newestOne, images)).toMatchObject({ unknown: 'not-told', detail: expect.stringContaining('a signature or an SBOM') });
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

describe('an untagged image in use that a rule takes, while an index was not read', () => {
  const policy = {
    rules: [
      rule(1, patterns('keep*'), keep(9), expire),
      rule(2, patterns('slow*'), pulled(99), toArchive),
      rule(3, any, pushed(30), expire),
    ],
  };
  const arm = { digest: 'arm', pushed: 60, pulled: 1 };
  const index = { digest: 'all', index: true, pushed: 60 };
  const answer = (images: readonly ExampleMap[], caching: readonly unknown[] = []) => {
    const found = leavingInUse(subjectWith(policy, imagesOf({ images: [...images] }), caching), 'expire', 30);
    return isUnknown(found) ? found.unknown : found.images.length;
  };

  it.each<readonly [string, readonly ExampleMap[], string | number]>([
    ['that goes too: one of both is in use', [arm, { ...index, tags: ['v1'] }], 1],
    ['that stays, and may hold it', [arm, { ...index, tags: ['keep'] }], 'not-read'],
    [
      'that stays and is older, so that it cannot list it',
      [
        { ...arm, pushed: 59 },
        { ...index, tags: ['keep'] },
      ],
      1,
    ],
    [
      'that is archived by then, not expired',
      [arm, { ...index, pushed: 120, tags: ['slow'] }, { ...index, pushed: 60, tags: ['slow1'] }],
      'not-read',
    ],
    ['that is archived, and holds nothing', [arm, { ...index, tags: ['keep'], status: 'ARCHIVED' }], 1],
    ['beside another that stays', [arm, { ...index, tags: ['v1'] }, { ...index, digest: 'new', pushed: 5, tags: ['v2'] }], 'not-read'],
  ])('%s', (_, images, expected) => {
    expect(answer(images)).toBe(expected);
  });

  it('is held by any that stays in a pull-through cache, whose index comes first', () => {
    const images = [
      { ...arm, pushed: 59 },
      { ...index, tags: ['keep'] },
    ];
    expect(answer(images, [{ prefix: 'cache' }])).toBe('not-read');
    expect(answer([images[0] ?? {}, { ...index, tags: ['v1'] }], [{ prefix: 'cache' }])).toBe(1);
  });
});

describe('an image in use that is within 24 hours of the limit of its rule', () => {
  const byAge = { rules: [rule(1, any, pushed(30), expire)] };
  const slowChildren = { rules: [rule(1, patterns('keep*'), keep(9), expire), rule(2, any, pushed(30), expire)] };
  const answer = (example: ExampleMap, policy: Json = byAge, action: 'expire' | 'transition' = 'expire') => {
    const found = leavingInUse(subjectWith(policy, imagesOf(example)), action, 30);
    return isUnknown(found) ? found.detail : found.images.length;
  };
  const soon = expect.stringContaining('within 24 hours');

  it.each([
    ['a millisecond more than a day before it', 29 - 1 / day, 1, 0],
    ['a day before it', 29, 1, soon],
    ['at it', 30, 1, soon],
    ['past it', 30 + 1 / day, 1, 1],
    ['near it, and not in use', 29.5, 60, 0],
  ])('%s', (_, age, pull, expected) => {
    // A pull of later than the push tells of use; one of long before is none.
    expect(answer({ images: [{ tags: ['v1'], pushed: age, pulled: pull }] })).toEqual(expected);
  });

  it('is one of the action of its rule alone', () => {
    expect(answer({ images: [{ tags: ['v1'], pushed: 29.5, pulled: 1 }] }, byAge, 'transition')).toBe(0);
  });

  it('goes with what it refers to, along the line', () => {
    const images = [
      { digest: 'app', tags: ['v1'], pushed: 29.5 },
      { digest: 'sbom', subject: 'app', pushed: 2 },
      { subject: 'sbom', pushed: 2, pulled: 1 },
    ];
    expect(answer({ images })).toEqual(soon);
    expect(answer({ images: [{ ...images[0], pushed: 20 }, ...images.slice(1)] })).toBe(0);
  });

  it('goes with what it refers to where rules select it like any image', () => {
    const images = [
      { digest: 'app', tags: ['v1'], pushed: 29.5 },
      { subject: 'app', pushed: 2, pulled: 1 },
    ];
    const subject = subjectWith(byAge, imagesOf({ images }));
    const context = { ...subject.facts.context, assumptions: { referrers: 'like-any-image' } as const };
    expect(leavingInUse({ ...subject, facts: { ...subject.facts, context } }, 'expire', 30)).toMatchObject({ detail: soon });
  });

  it.each<readonly [string, ExampleMap, unknown]>([
    ['that stays', { tags: ['keep'], pushed: 29.5 }, 0],
    ['that is near its own limit', { tags: ['v1'], pushed: 29.5 }, soon],
    ['that goes', { tags: ['v1'], pushed: 31 }, 1],
  ])('is held by an index %s', (_, index, expected) => {
    const images = [
      { digest: 'arm', pushed: 29.5, pulled: 1 },
      { digest: 'all', index: true, ...index },
    ];
    expect(answer({ images, manifests: { all: ['arm'] } }, slowChildren)).toEqual(expected);
  });
});

it('names what is in use, and is unknown of all else that goes, where not all is known that runs', () => {
  const missing = { unknown: 'access-denied', detail: 'what runs in eu-west-1' } as const;
  const policy = { rules: [rule(1, any, pushed(30), expire)] };
  const answer = (images: readonly ExampleMap[]) => {
    const subject = subjectWith(policy, imagesOf({ images: [...images] }));
    const context = { ...subject.facts.context, imagesInUseMissing: missing };
    return leavingInUse({ ...subject, facts: { ...subject.facts, context } }, 'expire', 30);
  };
  expect(answer([{ tags: ['v1'], pushed: 60 }])).toEqual(missing);
  expect(
    answer([
      { tags: ['v1'], pushed: 60 },
      { tags: ['v0'], pushed: 90, pulled: 1 },
    ]),
  ).toMatchObject({ images: [{ tags: ['v0'] }], doubt: missing });
  expect(answer([{ tags: ['v1'], pushed: 9 }])).toMatchObject({ images: [], doubt: null });
});
