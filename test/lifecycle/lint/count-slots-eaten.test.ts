import { describe, expect, it } from 'vitest';
import type { Image } from '../../../src/model/image.js';
import { any, type Json, keep, prefixes, pushed, rule, untagged } from '../policy-fixture.js';
import { daysAgo, repositoryOf } from '../simulation/repository-fixture.js';
import { afterwards, bare, foundOf, inBrief, indexOf, type LintCase, tagged } from './lint-fixture.js';

const code = 'count-slots-eaten';
const keepAny = (places: number, priority = 1): Json => rule(priority, any, keep(places));

/** So many pushes of an index with two children, one a day, the newest today. */
function multiArchitecture(pushes: number) {
  const places = Array.from({ length: pushes }, (_, ago) => ago);
  const images = places.flatMap((ago) => [bare(`amd-${ago}`, ago + 0.1), bare(`arm-${ago}`, ago + 0.1), indexOf(tagged(ago, `v${ago}`))]);
  return repositoryOf(images, Object.fromEntries(places.map((ago) => [`v${ago}`, [`amd-${ago}`, `arm-${ago}`]])));
}

const plain = (from: number, until: number, name: string): readonly Image[] =>
  Array.from({ length: until - from }, (_, place) => tagged(from + place, `${name}${from + place}`));

const cosignOf = (digit: string, days: number): Image => tagged(days, `sha256-${digit.repeat(64)}.sig`);
const cosign = (days: number): Image => cosignOf('0', days);

describe(code, () => {
  it.each<readonly [string, LintCase]>([
    ['images that are all tagged', { rules: [keepAny(2)], images: plain(0, 5, 'v') }],
    ['places that suffice', { rules: [keepAny(9)], images: multiArchitecture(3) }],
    ['a place in more than five', { rules: [keepAny(6)], images: [bare('a', 0), ...plain(1, 20, 'v')] }],
    ['images that are not all listed', { rules: [keepAny(4)], images: { ...multiArchitecture(5), complete: false } }],
    ['untagged images that are older', { rules: [keepAny(2)], images: [...plain(0, 3, 'v'), bare('a', 9)] }],
    ['a count of untagged images', { rules: [rule(1, untagged, keep(2))], images: multiArchitecture(3) }],
    ['a rule by age', { rules: [rule(1, any, pushed(1))], images: multiArchitecture(3) }],
    [
      'children that are not counted',
      { rules: [keepAny(2)], images: multiArchitecture(2), assumptions: { 'index-children': 'not-counted' } },
    ],
    ['a referrer that is not counted', { rules: [keepAny(2)], images: [...plain(1, 3, 'v'), bare('sbom', 0, { subject: 'v1' })] }],
  ])('says nothing of %s', (_, lintCase) => {
    expect(foundOf(code, lintCase)).toEqual([]);
  });

  it.each<readonly [string, LintCase, number, readonly string[], string, boolean]>([
    [
      'children',
      { rules: [keepAny(10)], images: multiArchitecture(12) },
      1,
      ['v9', 'v8', 'v7', 'v6', 'v5', 'v4'],
      'of the 10 places of rule 1, 6 go to children of 3 indexes: it keeps 4 tagged images of its own, and takes the other 6 of its newest 10',
      true,
    ],
    [
      'untagged images',
      { rules: [keepAny(2)], images: [bare('a', 0), tagged(1, 'v1'), tagged(2, 'v2'), tagged(3, 'v3')] },
      1,
      ['v2'],
      'of the 2 places of rule 1, 1 goes to untagged images: it keeps 1 tagged image of its own, and takes the other 1 of its newest 2',
      true,
    ],
    [
      'images of a rule above',
      { rules: [rule(1, prefixes('v'), keep(9)), keepAny(3, 5)], images: [...plain(0, 2, 'v'), ...plain(2, 6, 'dev')] },
      5,
      ['dev4', 'dev3'],
      'of the 3 places of rule 5, 2 go to images of rule 1: it keeps 1 tagged image of its own, and takes the other 2 of its newest 3',
      false,
    ],
    [
      'signatures',
      { rules: [keepAny(2)], images: [cosign(0), tagged(1, 'v1'), tagged(2, 'v2')] },
      1,
      ['v2'],
      'of the 2 places of rule 1, 1 goes to signatures and the like: it keeps 1 tagged image of its own, and takes the other 1 of its newest 2',
      false,
    ],
    [
      'untagged images that rule 1 owns, and indexes that were not read',
      {
        rules: [rule(1, untagged, pushed(9)), keepAny(4, 2)],
        images: [bare('a', 0), indexOf(tagged(1, 'v1')), ...plain(2, 6, 'v')],
      },
      2,
      ['v4'],
      'of the 4 places of rule 2, 1 goes to untagged images: it keeps at most 3 tagged images of its own, and takes the other 1 of its newest 4',
      true,
    ],
    [
      'untagged images, where it is not told which images are indexes',
      {
        rules: [rule(1, untagged, pushed(9)), keepAny(4, 2)],
        images: [bare('a', 0), { ...tagged(1, 'v1'), mediaType: '' }, ...plain(2, 6, 'v')],
      },
      2,
      ['v4'],
      'of the 4 places of rule 2, 1 goes to untagged images: it keeps at most 3 tagged images of its own, and takes the other 1 of its newest 4',
      true,
    ],
    [
      'untagged images that somebody still pulls, whom a rule by age would take',
      {
        rules: [keepAny(2)],
        images: [bare('a', 20, { lastPulledAt: daysAgo(1) }), ...['v1', 'v2', 'v3'].map((tag, place) => tagged(21 + place, tag))],
      },
      1,
      ['v2'],
      'of the 2 places of rule 1, 1 goes to untagged images: it keeps 1 tagged image of its own, and takes the other 1 of its newest 2',
      false,
    ],
    [
      'untagged images, and a signature for which there is a place',
      { rules: [keepAny(3)], images: [bare('a', 0), cosign(1), tagged(2, 'v1'), tagged(3, 'v2')] },
      1,
      ['v2'],
      'of the 3 places of rule 1, 1 goes to untagged images and 1 to signatures and the like: it keeps 1 tagged image of its own, and takes the other 1 of its newest 2',
      true,
    ],
    [
      'untagged images, and more signatures',
      { rules: [keepAny(4)], images: [bare('a', 0), cosign(1), cosignOf('1', 1.5), tagged(2, 'v1'), tagged(3, 'v2'), tagged(4, 'v3')] },
      1,
      ['v3', 'v2'],
      'of the 4 places of rule 1, 1 goes to untagged images and 2 to signatures and the like: it keeps 1 tagged image of its own, and takes the other 2 of its newest 3',
      false,
    ],
  ])('tells of %s', (_, lintCase, priority, digests, message, isMended) => {
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual([[priority, digests]]);
    expect(found.map((lint) => lint.message)).toEqual([message]);
    for (const lint of found.filter(({ policy }) => policy !== '')) expect(afterwards(code, lint, lintCase)).toEqual([]);
    expect(found.map(({ policy }) => policy !== '')).toEqual([isMended]);
  });
});
