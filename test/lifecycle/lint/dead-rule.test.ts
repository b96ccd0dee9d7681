import { describe, expect, it } from 'vitest';
import { any, archive, archived, type Json, keep, patterns, prefixes, pushed, rule } from '../policy-fixture.js';
import { repositoryOf } from '../simulation/repository-fixture.js';
import { foundOf, inBrief, type LintCase, stored, tagged } from './lint-fixture.js';

const code = 'dead-rule';
const fromArchive: Json = rule(1, { ...prefixes('old'), storageClass: 'archive' }, archived(90));
const snapshots = (count: Json): Json => rule(1, prefixes('SNAPSHOT-'), count);

describe(code, () => {
  it.each<readonly [string, LintCase]>([
    ['a repository without images', { rules: [snapshots(keep(9))], images: [] }],
    ['an image with the tag', { rules: [snapshots(keep(9))], images: [tagged(1, 'SNAPSHOT-1')] }],
    ['an archived image with the tag', { rules: [snapshots(keep(9))], images: [stored(tagged(1, 'SNAPSHOT-1'))] }],
    [
      'an image that a rule above owns',
      { rules: [rule(1, prefixes('v1'), keep(9)), rule(2, prefixes('v'), keep(9))], images: [tagged(1, 'v1')] },
    ],
    ['images that are not all listed', { rules: [snapshots(keep(9))], images: { ...repositoryOf([tagged(1, 'v1')]), complete: false } }],
    [
      'archived images that may be missing from the list',
      { rules: [fromArchive], images: { ...repositoryOf([tagged(1, 'v1')]), mayLackArchived: true } },
    ],
    ['rules that select no image by its tag', { rules: [rule(1, any, keep(9))], images: [stored(tagged(1, 'v1'))] }],
    ['a list that is ANDed', { rules: [rule(1, prefixes('v', 'prod'), keep(9))], images: [tagged(1, 'v1')] }],
    [
      'a rule that is shadowed',
      { rules: [rule(1, patterns('p*'), keep(9)), rule(2, prefixes('prod'), keep(9))], images: [tagged(1, 'px')] },
    ],
    [
      'tags in another case, where that is assumed to be the same',
      { rules: [snapshots(keep(9))], images: [tagged(1, 'snapshot-1')], assumptions: { 'tag-case': 'insensitive' } },
    ],
  ])('says nothing of %s', (_, lintCase) => {
    expect(foundOf(code, lintCase)).toEqual([]);
  });

  it.each<readonly [string, LintCase, readonly string[], string]>([
    ['a count', { rules: [snapshots(keep(9))], images: [tagged(40, 'v1')] }, [], 'no image has the tags that rule 1 asks for (SNAPSHOT-)'],
    [
      'an age while other images are pushed',
      { rules: [snapshots(pushed(14))], images: [tagged(13, 'v1')] },
      [],
      'no image has the tags that rule 1 asks for (SNAPSHOT-)',
    ],
    [
      'an age that nothing is within, with what that may mean',
      { rules: [snapshots(pushed(14))], images: [tagged(15, 'v1')] },
      [],
      'no image has the tags that rule 1 asks for (SNAPSHOT-), unless it has taken them all: nothing with a tag was pushed for as long as it waits',
    ],
    [
      'tags in another case, oldest first',
      { rules: [snapshots(pushed(14))], images: [tagged(30, 'Snapshot-2'), tagged(40, 'snapshot-1'), tagged(35, 'v1')] },
      ['snapshot-1', 'Snapshot-2'],
      'no image has the tags that rule 1 asks for (SNAPSHOT-): 2 images would, were upper and lower case the same',
    ],
    [
      'a rule that archives, and not of the one that expires the same from the archive',
      { rules: [rule(1, prefixes('old'), keep(9), archive), rule(2, prefixes('old'), archived(90))], images: [tagged(1, 'v1')] },
      [],
      'no image has the tags that rule 1 asks for (old)',
    ],
    [
      'a rule for the archive',
      { rules: [rule(1, prefixes('old', 'old-'), archived(90))], images: [tagged(1, 'v1')] },
      [],
      'no image has the tags that rule 1 asks for (old and old-)',
    ],
  ])('tells of %s', (_, lintCase, digests, message) => {
    const found = foundOf(code, lintCase);
    expect(inBrief(found)).toEqual([[1, digests]]);
    expect(found.map((lint) => lint.message)).toEqual([message]);
  });
});
