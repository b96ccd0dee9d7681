import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWildcard, wildcardIncludes } from '../../../../src/model/wildcard.js';
import { createRedactor } from '../../../../src/sources/saved/redact/redactor.js';
import type { TagPattern } from '../../../../src/sources/saved/redact/tags.js';

const { tagRedactors } = createRedactor(Buffer.from('a key'));

const matches = ({ text, kind }: TagPattern, tag: string): boolean =>
  kind === 'prefix' ? tag.startsWith(text) : matchesWildcard(text, tag);
const rulePatterns: readonly TagPattern[] = ['v*', 'prod*', 'release*', 'sha*', 'latest'].map((text) => ({ text, kind: 'pattern' }));

/** Texts that meet often: few words and letters, public ones and others, whole and in part. */
const piece = fc.oneof(
  fc.constantFrom(
    'v',
    'prod',
    'rc',
    'release',
    'sha',
    'latest',
    'staging',
    'stag',
    'dev',
    'main',
    'acme',
    'ac',
    'cm',
    'x',
    'z',
    '1',
    '2',
    '12',
    '2026',
  ),
  fc.constantFrom('-', '.', '_'),
  fc.string({ unit: fc.constantFrom('a', 'b', 'v', 'p', 'r', 's', 'z', 'A'), minLength: 1, maxLength: 3 }),
);
const wordStart = fc.constantFrom('*-', '*.', '-', '_');
/** Twelve digits are taken for an account id, and hidden though a prefix of bare digits no longer matches them then. */
const isAccount = (text: string): boolean => /(?<![0-9])[0-9]{12}(?![0-9])/.test(text);
const tag = fc
  .array(piece, { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.join(''))
  .filter((text) => !isAccount(text));
const prefixOf = (text: string): TagPattern => ({ text, kind: 'prefix' });
const patternOf = (pieces: readonly string[]): TagPattern => ({ text: pieces.join(''), kind: 'pattern' });
const looksWithinWords = ({ text }: TagPattern): boolean => /\*[a-z0-9]/i.test(text);
const anyPattern = fc.oneof(tag.map(prefixOf), fc.array(fc.oneof(piece, fc.constant('*')), { minLength: 1, maxLength: 5 }).map(patternOf));
const ofWords = fc.oneof(
  tag.map(prefixOf),
  fc
    .array(fc.oneof(piece, wordStart, fc.constant('*')), { minLength: 1, maxLength: 5 })
    .map(patternOf)
    .filter((one) => !looksWithinWords(one)),
);
const patternLists = fc.oneof(fc.array(ofWords, { maxLength: 4 }), fc.array(anyPattern, { maxLength: 4 }));
const asWildcard = ({ text, kind }: TagPattern): string => (kind === 'prefix' ? `${text}*` : text);

describe('a redacted tag', () => {
  it('is matched by what it was matched by, redacted, and by the rules, and by nothing else', () => {
    fc.assert(
      fc.property(patternLists, fc.array(tag, { minLength: 1, maxLength: 6 }), (patterns, tags) => {
        const redact = tagRedactors(patterns);
        for (const one of tags) {
          const redacted = redact(one);
          const after = patterns.map(({ text, kind }) => matches({ text: redact(text), kind }, redacted));
          expect([one, patterns, after]).toEqual([one, patterns, patterns.map((each) => matches(each, one))]);
          expect(rulePatterns.map((each) => matches(each, redacted))).toEqual(rulePatterns.map((each) => matches(each, one)));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('is held against patterns that include each other, and those of rules, as they did', () => {
    fc.assert(
      fc.property(patternLists, (patterns) => {
        const redact = tagRedactors(patterns);
        const before = [...patterns, ...rulePatterns].map(asWildcard);
        const after = [...patterns.map(({ text, kind }) => asWildcard({ text: redact(text), kind })), ...rulePatterns.map(asWildcard)];
        const relations = (list: readonly string[]) => list.map((outer) => list.map((inner) => wildcardIncludes(outer, inner)));
        expect([before, relations(after)]).toEqual([before, relations(before)]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is another for another', () => {
    fc.assert(
      fc.property(patternLists, fc.uniqueArray(tag, { minLength: 2, maxLength: 8 }), (patterns, tags) => {
        const redact = tagRedactors(patterns);
        expect(new Set(tags.map(redact)).size).toBe(tags.length);
      }),
    );
  });

  it.each([
    'latest',
    'v1.2.3',
    '1.2.3',
    'v1.2.3-rc.1',
    'prod-2026.11.20',
    '20261120',
    '202611201530',
    'release-4',
    'main',
    'dev',
    'PROD',
    'sha256-',
  ])('stays %s', (text) => {
    expect(tagRedactors([])(text)).toBe(text);
  });

  it.each([
    ['sha-0a1b2c3', /^sha-0z[a-z0-9]{6}$/],
    ['feature-billing', /^feature-z[a-z]{7}$/],
    ['prodigy', /^prodz[a-z]{3}$/],
    ['Acme', /^z[A-Z][a-z]{3}$/],
    [`sha256-${'a1'.repeat(32)}.sig`, /^sha256-a1[0-9a-f]{62}\.sig$/],
    ['111122223333', /^[0-9]{12}$/],
  ])('keeps its kind: %s', (text, kind) => {
    expect(tagRedactors([])(text)).toMatch(kind);
    expect(tagRedactors([])(text)).not.toBe(text);
  });

  it('goes on looking like the digest that it names', () => {
    const { digest } = createRedactor(Buffer.from('a key'));
    const hex = '0b'.repeat(32);
    expect(tagRedactors([])(`sha256-${hex}`)).toBe(digest(`sha256:${hex}`).replace(':', '-'));
    expect(tagRedactors([{ text: '*x*', kind: 'pattern' }])(`sha256-${hex}`)).toBe(digest(`sha256:${hex}`).replace(':', '-'));
  });
});
