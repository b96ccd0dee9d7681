import { describe, expect, it } from 'vitest';
import type { Image } from '../../../src/model/image.js';
import { any, archive, pulled as byPull, keep, prefixes, pushed, rule } from '../policy-fixture.js';
import { daysAgo, repositoryOf } from '../simulation/repository-fixture.js';
import { bare, foundOf, inBrief, indexOf, type LintCase, tagged } from './lint-fixture.js';

const code = 'age-rule-and-moved-tags';
const rules = [rule(1, any, pushed(60))];
const pulled = (image: Image, days: number): Image => ({ ...image, lastPulledAt: daysAgo(days) });

describe(code, () => {
  it.each<readonly [string, LintCase]>([
    ['images with one tag', { rules, images: [tagged(90, 'a'), tagged(80, 'b')] }],
    ['images that all have as many tags', { rules, images: [tagged(90, 'a', 'x'), tagged(80, 'b', 'y')] }],
    ['images that go later', { rules, images: [tagged(52, 'a', 'x'), tagged(90, 'b')] }],
    ['a pull long ago', { rules, images: [pulled(tagged(90, 'a'), 31)] }],
    ['a pull right after the push', { rules: [rule(1, any, pushed(3))], images: [pulled(tagged(8, 'a'), 1)] }],
    ['a count', { rules: [rule(1, any, keep(1))], images: [tagged(90, 'a', 'x'), tagged(80, 'b'), tagged(70, 'c')] }],
    ['an age by pull', { rules: [rule(1, any, byPull(9), archive)], images: [pulled(tagged(90, 'a'), 10), tagged(80, 'b')] }],
    [
      'images of a rule above',
      { rules: [rule(1, prefixes('x'), keep(9)), rule(2, any, pushed(60))], images: [tagged(90, 'a', 'x'), tagged(80, 'b')] },
    ],
    [
      'children that their index holds',
      { rules, images: repositoryOf([pulled(bare('child', 90), 2), indexOf(tagged(1, 'a'))], { a: ['child'] }) },
    ],
  ])('says nothing of %s', (_, lintCase) => {
    expect(foundOf(code, lintCase)).toEqual([]);
  });

  it.each<readonly [string, LintCase, readonly string[], string]>([
    [
      'more tags than most, now and soon',
      { rules, images: [tagged(90, 'a', 'prod'), tagged(80, 'b'), tagged(70, 'c'), tagged(54, 'd', 'stable'), tagged(2, 'e')] },
      ['a+prod', 'd+stable'],
      '2 images (2 with more tags than most)',
    ],
    ['pulls of today', { rules, images: [pulled(tagged(90, 'a'), 0), tagged(80, 'b')] }, ['a'], '1 image (1 pulled in the last 30 days)'],
    [
      'both',
      { rules, images: [pulled(tagged(90, 'a', 'prod'), 0), tagged(80, 'b')] },
      ['a+prod'],
      '1 image (1 with more tags than most, 1 pulled in the last 30 days)',
    ],
  ])('tells of %s', (_, lintCase, digests, which) => {
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual([[1, digests]]);
    expect(found.map(({ message }) => message)).toEqual([
      `rule 1 counts days from the push, which neither a further tag nor a pull sets back: within 7 days it takes ${which}`,
    ]);
  });
});
