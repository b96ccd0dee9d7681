import { describe, expect, it } from 'vitest';
import { exampleSubject } from '../../src/engine/example-subject.js';
import { findingOf, fingerprintOf } from '../../src/engine/finding.js';
import { createJudge } from '../../src/engine/judge.js';
import type { Example } from '../../src/schema/generated/rule.js';
import { languageOf, refusalOf, ruleOf } from './rule-text.js';

const bare = { asks: [{ pack: 'p', environment: null, entry: { rule: 'a-rule' } }], override: {} };

/** The verdicts of a rule on every image of a repository, with the digest where there is one. */
function verdictsOf(assert: string, example: Example, when: string | null = null): readonly string[] {
  const rule = ruleOf({
    applies: 'applies: image\nimages: every',
    assert: `assert: ${assert}`,
    when: when === null ? null : `when: ${when}`,
    message: 'message: "{image.tags} is wrong"',
  });
  const judgements = createJudge({ ...bare, rule }, languageOf, new Set()).judgeAll(exampleSubject('image', example, 'every'));
  return judgements.map((one) => {
    const { outcome, resource } = findingOf(one);
    return resource.tags === undefined ? outcome : `${outcome} ${resource.tags.join(' ')}`.trim();
  });
}

const small = { tags: ['small'], sizeInBytes: 1 };
const large = { tags: ['large'], sizeInBytes: 100 };
const isSmall = 'image.sizeInBytes < 50.0';

describe('a rule on every image', () => {
  it.each([
    ['passes once where each does', isSmall, { images: [small, small, small] }, null, ['pass']],
    ['fails on each that fails', isSmall, { images: [large, small, large] }, null, ['fail large', 'fail large']],
    ['never passes while some are missing', isSmall, { images: [small], imagesMissing: true }, null, ['unknown']],
    [
      'fails on those that are there while some are missing',
      isSmall,
      { images: [small, large], imagesMissing: true },
      null,
      ['fail large', 'unknown'],
    ],
    [
      'is not asked of each where the repository settles it',
      'repository.kind == "private" || image.tags[9] == "x"',
      { images: [small] },
      null,
      ['pass'],
    ],
    ['is not applicable once', isSmall, { images: [large, large] }, 'repository.kind == "public"', ['not-applicable']],
    ['passes where it applies to one that does', isSmall, { images: [large, small] }, 'image.tags[0] == "small"', ['pass']],
    [
      'is not known of what may be the child of an index',
      isSmall,
      { images: [{ tags: ['v1'], index: true, sizeInBytes: 1 }, { sizeInBytes: 100 }] },
      null,
      ['unknown'],
    ],
    [
      'passes what may be a child and meets it anyway',
      isSmall,
      { images: [{ tags: ['v1'], index: true, sizeInBytes: 1 }, { sizeInBytes: 1 }] },
      null,
      ['pass'],
    ],
  ] as const)('%s', (_, assert, example, when, expected) => {
    expect(verdictsOf(`'${assert}'`, example, when === null ? null : `'${when}'`)).toEqual(expected);
  });
});

describe('a rule on images', () => {
  it.each(['newest', 'newest-tagged', 'every'] as const)('is asked of %s alone, as it says', (images) => {
    const rule = ruleOf({ applies: `applies: image\nimages: ${images}`, assert: 'assert: image.tags.size() > 0' });
    const judge = createJudge({ ...bare, rule }, languageOf, new Set());
    for (const other of ['newest', 'newest-tagged', 'every'] as const)
      expect(judge.judgeAll(exampleSubject('image', { images: [small] }, other)).length).toBe(other === images ? 1 : 0);
  });

  it.each([
    ['applies: image', 'a rule on images says which'],
    ['applies: repository\nimages: every', 'images is for a rule that applies to image'],
  ])('has to say on which: %s', (applies, message) => {
    expect(refusalOf(() => ruleOf({ applies }))).toContain(message);
  });
});

describe('fingerprintOf', () => {
  it('tells the images of a repository apart', () => {
    const resource = { kind: 'image', name: 'api', account: '1', region: 'r', arn: 'arn:api', address: '' };
    const rule = ruleOf();
    const prints = [resource, { ...resource, digest: 'sha256:a' }, { ...resource, digest: 'sha256:b', tags: ['v1'] }];
    expect(new Set(prints.map((one) => fingerprintOf(rule, one))).size).toBe(3);
    expect(fingerprintOf(rule, { ...resource, digest: 'sha256:a', tags: ['v9'] })).toBe(
      fingerprintOf(rule, { ...resource, digest: 'sha256:a' }),
    );
  });
});
