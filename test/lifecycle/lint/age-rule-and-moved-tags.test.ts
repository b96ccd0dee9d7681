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
    [
      'releases with all their tags among builds with one',
      { rules, images: [tagged(90, 'sha-1', 'v1.2.3', 'v1.2', 'v1', 'latest'), tagged(80, 'sha-2'), tagged(70, 'sha-3')] },
    ],
    ['images that all have a build and a release', { rules, images: [tagged(90, 'sha-1', 'v1.1'), tagged(80, 'sha-2', 'v1.2')] }],
    [
      'images that each have a tag with a number for an environment',
      { rules, images: [tagged(90, 'sha-1', 'qa-1'), tagged(80, 'sha-2', 'qa-2'), tagged(2, 'buildcache')] },
    ],
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
      { rules, images: [tagged(90, 'a', 'golden'), tagged(80, 'b'), tagged(70, 'c'), tagged(54, 'd', 'stable'), tagged(2, 'e')] },
      ['a+golden', 'd+stable'],
      '2 images (2 with more tags than most)',
    ],
    ['pulls of today', { rules, images: [pulled(tagged(90, 'a'), 0), tagged(80, 'b')] }, ['a'], '1 image (1 pulled in the last 30 days)'],
    [
      'both',
      { rules, images: [pulled(tagged(90, 'a', 'prod'), 0), tagged(80, 'b')] },
      ['a+prod'],
      '1 image (1 with a tag for an environment beside another tag, such as prod, 1 pulled in the last 30 days)',
    ],
    [
      'an image that is promoted, alone as it is',
      { rules: [rule(1, prefixes('prod'), pushed(30))], images: [tagged(90, 'sha-abc', 'prod')] },
      ['sha-abc+prod'],
      '1 image (1 with a tag for an environment beside another tag, such as prod)',
    ],
    [
      'promoted images, though most are',
      { rules, images: [tagged(90, 'sha-1', 'qa-1'), tagged(80, 'sha-2', 'qa-2'), tagged(70, 'sha-3', 'qa-3'), tagged(2, 'sha-4')] },
      ['sha-1+qa-1', 'sha-2+qa-2', 'sha-3+qa-3'],
      '3 images (3 with a tag for an environment beside another tag, such as qa-1)',
    ],
    [
      'promoted images beside some with more tags than most',
      { rules, images: [tagged(90, 'a', 'golden'), tagged(80, 'b', 'prod'), tagged(70, 'c'), tagged(2, 'd'), tagged(1, 'e')] },
      ['a+golden', 'b+prod'],
      '2 images (1 with a tag for an environment beside another tag, such as prod, 1 with more tags than most)',
    ],
  ])('tells of %s', (_, lintCase, digests, which) => {
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual([[1, digests]]);
    expect(found.map(({ message }) => message)).toEqual([
      `rule 1 counts days from the push, which neither a further tag nor a pull sets back: within 7 days it takes ${which}`,
    ]);
  });
});
