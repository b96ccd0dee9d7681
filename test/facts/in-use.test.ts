import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleDigest } from '../../src/engine/example-images.js';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import type { FactContext } from '../../src/facts/context.js';
import { inUseTest } from '../../src/facts/in-use.js';
import { day } from '../../src/model/instant.js';
import { now } from './images-fixture.js';
import { inUseOf, referenceTo } from './use-fixture.js';

interface UseQuestion extends Partial<FactContext> {
  readonly days?: number;
  readonly references?: readonly object[];
}

/** What says that each image is in use, and `?` where it cannot be told. */
function uses(example: ExampleMap, { days = 30, references = [], ...context }: UseQuestion = {}): readonly unknown[] {
  const subject = inUseOf(example, { imagesInUse: references.map(referenceTo), ...context });
  const test = inUseTest(subject, days);
  return subject.images.images.map((image) => {
    const { by, doubt } = test(image);
    return doubt === null ? by : `? ${doubt.unknown}`;
  });
}

describe('an image is in use by its last pull', () => {
  it.each([
    ['just now', 0, 30, ['pulled 2026-06-01']],
    ['30 days ago, to the millisecond', 30, 30, ['pulled 2026-05-02']],
    ['a millisecond longer ago', 30 + 1 / day, 30, []],
    ['within half a day', 0.4, 0.5, ['pulled 2026-05-31']],
    ['whatever it was, at 0 days', 0, 0, []],
    ['before the calendar of the question begins', 400, 1e9, ['pulled 2025-04-27']],
  ])('%s', (_, pulled, days, by) => {
    expect(uses({ images: [{ tags: ['v1'], pushed: 500, pulled }] }, { days })).toEqual([by]);
  });

  it.each([
    ['2026-05-02T00:00:00Z', ['pulled 2026-05-02']],
    ['2026-05-01T23:59:59Z', []],
    ['2026-05-02T01:30:00+02:00', []],
    ['2026-05-02T02:30:00+02:00', ['pulled 2026-05-02']],
    ['yesterday', '? ambiguous'],
    ['', []],
  ])('%s, as it is written: %j', (lastPulledAt, expected) => {
    expect(uses({ images: [{ lastPulledAt }] })).toEqual([expected]);
  });
});

describe('an image is in use by what Amazon Inspector saw', () => {
  it.each([
    ['one task', { inUseCount: 1 }, 30, ['Amazon Inspector saw it in use by 1 task or pod']],
    ['several pods', { inUseCount: 3, lastInUse: 1 }, 30, ['Amazon Inspector saw it in use by 3 tasks or pods']],
    ['what runs, at 0 days', { inUseCount: 3, lastInUse: 1 }, 0, ['Amazon Inspector saw it in use by 3 tasks or pods']],
    ['what ran of late', { lastInUse: 2 }, 30, ['Amazon Inspector saw it in use 2026-05-30']],
    ['what ran of late, at 0 days', { lastInUse: 2 }, 0, []],
    ['what ran long ago', { lastInUse: 31 }, 30, []],
    ['an instant that is none', { lastInUseAt: 'now' }, 30, '? ambiguous'],
  ])('%s', (_, use, days, expected) => {
    expect(uses({ images: [{ digest: 'app' }], use: [{ digest: 'app', ...use }] }, { days })).toEqual([expected]);
  });

  it('is in doubt where that could not be read, unless something else says so', () => {
    expect(uses({ images: [{ pushed: 9 }, { pushed: 9, pulled: 1 }], use: null })).toEqual(['? access-denied', ['pulled 2026-05-31']]);
  });

  it('is told once for a digest that is listed twice', () => {
    const use = [
      { digest: 'app', lastInUse: 2 },
      { digest: 'app', lastInUse: 2 },
    ];
    expect(uses({ images: [{ digest: 'app' }], use })).toEqual([['Amazon Inspector saw it in use 2026-05-30']]);
  });
});

describe('an image is in use where it is named', () => {
  const images = [{ digest: 'app', tags: ['v1', 'stable'] }];
  const digest = exampleDigest('app');
  const here = { account: '111122223333', region: 'eu-central-1', repository: 'api' };

  it.each<readonly [string, object, boolean]>([
    ['by its digest alone', { digest }, true],
    ['by its digest here', { ...here, digest }, true],
    ['by its digest in another repository', { ...here, repository: 'web', digest }, false],
    ['by its digest in another account', { ...here, account: '444455556666', digest }, false],
    ['by its digest in another region', { ...here, region: 'eu-west-1', digest }, false],
    ['by a tag', { ...here, tag: 'v1' }, true],
    ['by a tag, the place not said', { repository: 'api', tag: 'stable' }, true],
    ['by a tag in another account', { ...here, account: '444455556666', tag: 'v1' }, false],
    ['by a tag in another region', { ...here, region: 'eu-west-1', tag: 'v1' }, false],
    ['by a tag in another repository', { ...here, repository: 'web', tag: 'v1' }, false],
    ['by another tag', { ...here, tag: 'v2' }, false],
    ['by a tag that is longer', { ...here, tag: 'v1.0' }, false],
    ['by a tag, with the digest of another image, which is what is pulled', { ...here, tag: 'v1', digest: exampleDigest('old') }, false],
    ['by nothing but the repository', here, false],
  ])('%s: %s', (_, reference, expected) => {
    expect(uses({ images }, { references: [reference] })).toEqual([expected ? ['pod default/api'] : []]);
  });

  it('by the words of whoever runs it, each once, and in words of ours where there are none', () => {
    const references = [
      { digest, by: '' },
      { repository: 'api', tag: 'v1' },
      { repository: 'api', tag: 'stable' },
      { repository: 'api', tag: 'v1', by: 'task web:7' },
    ];
    expect(uses({ images }, { references })).toEqual([['listed as in use', 'pod default/api', 'task web:7']]);
  });

  it('beside its last pull', () => {
    expect(uses({ images: [{ ...images[0], pulled: 1 }] }, { references: [{ digest }] })).toEqual([
      ['pulled 2026-05-31', 'pod default/api'],
    ]);
  });

  it.each<readonly [string, readonly object[], unknown]>([
    ['by a tag', [{ repository: 'api', tag: 'v1' }], '? not-told'],
    ['by its digest', [{ repository: 'api', digest }], '? not-told'],
    ['by another tag', [{ repository: 'api', tag: 'v2' }], []],
    ['in a repository of another name', [{ repository: 'team/api', tag: 'v1' }], []],
  ])('or not, where the name without a registry may be of another one: %s', (_, references, expected) => {
    const unsure = references.map((one) => ({ ...one, mayBeElsewhere: true }));
    expect(uses({ images }, { references: unsure })).toEqual([expected]);
    const sure = { ...here, tag: 'stable', by: 'task web:7' };
    expect(uses({ images }, { references: [...unsure, sure] })).toEqual([['task web:7']]);
  });

  it('or not, and what names it without a registry is said', () => {
    const subject = inUseOf({ images }, { imagesInUse: [referenceTo({ repository: 'api', tag: 'v1', mayBeElsewhere: true })] });
    const [doubt] = subject.images.images.map((image) => inUseTest(subject, 30)(image).doubt?.detail);
    expect(doubt).toBe(
      'whether an image in use is of this repository: pod default/api names it without a registry, as on Docker Hub; if it is, list its URI with --in-use too',
    );
  });

  it.each<readonly [string, object, unknown]>([
    ['by a digest', { ...here, digest }, ['pod default/api']],
    ['by a digest that may be of another registry', { repository: 'api', digest, mayBeElsewhere: true }, '? not-told'],
    ['by a tag that may be of another registry', { repository: 'api', tag: 'v1', mayBeElsewhere: true }, '? not-told'],
    ['by a tag', { ...here, tag: 'v1' }, '? not-told'],
    ['by a tag that it has not', { ...here, tag: 'v2' }, []],
  ])('though the name of the repository is not known: %s', (_, reference, expected) => {
    const subject = inUseOf({ images }, { imagesInUse: [referenceTo(reference)] });
    const nameless = { ...subject, repository: { name: { unknown: 'not-told', detail: 'the name' } as const } };
    const [image] = subject.images.images;
    const { by, doubt } = image === undefined ? { by: ['none'], doubt: null } : inUseTest(nameless, 30)(image);
    expect(doubt === null ? by : `? ${doubt.unknown}`).toEqual(expected);
  });
});

describe('an index and its children are in use together', () => {
  const all = { digest: 'all', tags: ['v1'], index: true, pushed: 60 };
  const [arm, amd] = [
    { digest: 'arm', pushed: 60 },
    { digest: 'amd', pushed: 60 },
  ];
  const manifests = { all: ['arm', 'amd'] };
  const runs = [{ digest: 'arm', inUseCount: 1 }];
  const byOne = 'Amazon Inspector saw it in use by 1 task or pod';

  it('the index where a child runs', () => {
    const child = exampleDigest('arm').slice(0, 19);
    expect(uses({ images: [all, arm, amd], manifests, use: runs })).toEqual([[`its child ${child}: ${byOne}`], [byOne], []]);
  });

  it('the children where the index is pulled', () => {
    const images = [{ ...all, pulled: 1 }, arm, amd];
    expect(uses({ images, manifests })).toEqual([
      ['pulled 2026-05-31'],
      ['its index v1: pulled 2026-05-31'],
      ['its index v1: pulled 2026-05-31'],
    ]);
  });

  it('the index in doubt where no manifest was read and something runs that is as old', () => {
    expect(uses({ images: [all, arm], use: runs })).toEqual(['? not-read', [byOne]]);
    expect(uses({ images: [all, { ...arm, tags: ['v1-arm64'] }], use: runs })).toEqual(['? not-read', [byOne]]);
  });

  it('the index not, where what runs came after it', () => {
    expect(uses({ images: [all, { ...arm, pushed: 59 }], use: runs })).toEqual([[], [byOne]]);
  });

  it('an untagged image in doubt where an index is in use whose manifest was not read', () => {
    const images = [{ ...all, pulled: 1 }, arm, { ...amd, pushed: 59 }, { digest: 'old', tags: ['v0'], pushed: 90 }];
    expect(uses({ images })).toEqual([['pulled 2026-05-31'], '? not-read', [], []]);
  });

  it('in doubt where images may be missing that are their family', () => {
    expect(uses({ images: [all, arm], manifests, imagesMissing: true })).toEqual(['? not-read', '? not-read']);
    expect(uses({ images: [{ digest: 'app', tags: ['v1'] }], imagesMissing: true })).toEqual([[]]);
  });
});

describe('indexes that list indexes pass use on', () => {
  const index = (digest: string, more: ExampleMap = {}) => ({ digest, tags: [digest], index: true, pushed: 60, ...more });
  const manifests = { top: ['mid'], mid: ['low'], low: ['app'] };
  const tower = (more: Readonly<Record<string, ExampleMap>>) => [
    index('top', more['top']),
    index('mid', more['mid']),
    index('low', more['low']),
    { digest: 'app', pushed: 60, ...more['app'] },
  ];
  const pull = { pulled: 1 };
  const said = 'pulled 2026-05-31';
  const app = exampleDigest('app').slice(0, 19);

  it('up', () => {
    expect(uses({ images: tower({ app: pull }), manifests })).toEqual([
      [`its child mid: its child ${app}: ${said}`],
      [`its child low: its child ${app}: ${said}`],
      [`its child ${app}: ${said}`],
      [said],
    ]);
  });

  it('and down', () => {
    expect(uses({ images: tower({ top: pull }), manifests })).toEqual([
      [said],
      [`its index top: ${said}`],
      [`its index mid: its index top: ${said}`],
      [`its index low: its index top: ${said}`],
    ]);
  });

  it('with one reason of what is beyond the nearest', () => {
    const references = ['pod a', 'pod b'].map((by) => ({ digest: exampleDigest('app'), by }));
    const [, mid, low] = uses({ images: tower({}), manifests }, { references });
    expect([mid, low]).toEqual([[`its child low: its child ${app}: pod a`], [`its child ${app}: pod a`, `its child ${app}: pod b`]]);
  });

  it('in doubt through one that was not read', () => {
    const { low: _, ...readAbove } = manifests;
    expect(uses({ images: tower({ app: pull }), manifests: readAbove })).toEqual(['? not-told', '? not-told', '? not-told', [said]]);
    expect(uses({ images: tower({ top: pull }), manifests: readAbove }).at(-1)).toBe('? not-told');
  });

  it('in doubt to one that was not read, if it may list one that is in use by its child', () => {
    expect(uses({ images: tower({ app: pull }), manifests: { low: ['app'] } })).toEqual([
      '? not-told',
      '? not-told',
      [`its child ${app}: ${said}`],
      [said],
    ]);
  });

  it('in doubt from one that was not read, to an untagged index that it may list and to its children', () => {
    const images = tower({ top: pull, low: { tags: [] } });
    expect(uses({ images, manifests: { mid: [], low: ['app'] } })).toEqual([[said], [], '? not-told', '? not-told']);
  });

  it('in doubt where a child far down was not listed', () => {
    const images = tower({}).slice(0, 3);
    expect(uses({ images, manifests, imagesMissing: true })).toEqual(['? not-read', '? not-read', '? not-read']);
  });
});

/** Some images, each pushed before the next and listed by some of those that are indexes, as the place of each child. */
const family = fc.array(
  fc.record({ children: fc.array(fc.nat({ max: 11 }), { maxLength: 3 }), isPulled: fc.boolean(), isRead: fc.boolean() }),
  { maxLength: 12 },
);
type Family = typeof family extends fc.Arbitrary<infer T> ? T : never;

describe('whether images are in use whose indexes list each other in any way', () => {
  const example = (members: Family, listed: readonly (readonly number[])[], isRead: (place: number) => boolean): ExampleMap => ({
    images: members.map(({ isPulled }, place) => ({
      digest: `${place}`,
      index: (listed[place] ?? []).length > 0,
      pushed: 90 - place,
      ...(isPulled ? { pulled: place + 1 } : {}),
    })),
    manifests: Object.fromEntries(
      listed.flatMap((children, place) => (children.length > 0 && isRead(place) ? [[`${place}`, children.map(String)]] : [])),
    ),
  });
  /** What a step after the other leads to. */
  const reached = (start: number, next: (place: number) => readonly number[]): ReadonlySet<number> => {
    const found = new Set([start]);
    for (const place of found) for (const one of next(place)) found.add(one);
    return found;
  };
  const truthOf = (members: Family, listed: readonly (readonly number[])[]): readonly boolean[] => {
    const down = (place: number) => listed[place] ?? [];
    const up = (place: number) => members.flatMap((_, other) => (down(other).includes(place) ? [other] : []));
    return members.map((_, place) => [...reached(place, down), ...reached(place, up)].some((other) => members[other]?.isPulled === true));
  };

  it('is so where a pulled one is on a line up or down, circles or not', () => {
    fc.assert(
      fc.property(family, (members) => {
        const listed = members.map(({ children }) => children.filter((child) => child < members.length));
        const answers = uses(example(members, listed, () => true));
        expect(answers.map((by) => Array.isArray(by) && by.length > 0)).toEqual(truthOf(members, listed));
      }),
    );
  });

  it('is told in the same words whatever the order of the list', () => {
    fc.assert(
      fc.property(family, (members) => {
        const listed = members.map(({ children }) => children.filter((child) => child < members.length));
        const { images = [], manifests = {} } = example(members, listed, () => true);
        const reversed = {
          images: Array.isArray(images) ? images.toReversed() : images,
          manifests: Object.fromEntries(Object.entries(Object(manifests)).reverse()),
        };
        expect(uses(reversed).toReversed()).toEqual(uses({ images, manifests }));
      }),
    );
  });

  it('is neither denied nor affirmed falsely where some manifests were not read', () => {
    fc.assert(
      fc.property(family, (members) => {
        const listed = members.map(({ children }, place) => children.filter((child) => child < place));
        const answers = uses(example(members, listed, (place) => members[place]?.isRead === true));
        const truth = truthOf(members, listed);
        answers.forEach((by, place) => {
          if (Array.isArray(by)) expect([place, by.length > 0]).toEqual([place, truth[place]]);
        });
      }),
      { numRuns: 1000 },
    );
  });
});

it('is in doubt of whatever nothing says so, where not all is known that runs', () => {
  const imagesInUseMissing = { unknown: 'access-denied', detail: 'what runs in eu-west-1' } as const;
  const images = [
    { tags: ['v1'], pushed: 60, pulled: 1 },
    { tags: ['v2'], pushed: 60 },
    { tags: ['v3'], pushed: 60 },
  ];
  const references = [{ repository: 'api', tag: 'v3' }];
  expect(uses({ images }, { references, imagesInUseMissing })).toEqual([['pulled 2026-05-31'], '? access-denied', ['pod default/api']]);
  expect(uses({ images: images.slice(1, 2) }, { imagesInUseMissing })).toEqual(['? access-denied']);
});

it('has no answer without a clock', () => {
  const { facts, ...subject } = inUseOf({ images: [] });
  const { now: _, ...context } = facts.context;
  expect(() => inUseTest({ ...subject, facts: { ...facts, context } }, 30)).toThrow('instant');
  expect(now.toSeconds).toBe('2026-06-01T00:00:00');
});
