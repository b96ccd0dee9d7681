import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, it } from 'vitest';
import { closest, didYouMean } from '../../src/model/closest.js';
import { matchesGlob } from '../../src/model/glob.js';
import { matchesWildcard, wildcardIncludes, wildcardsMeet } from '../../src/model/wildcard.js';

// Few letters, so that patterns and texts meet often; the dot and the bracket mean something in a regular expression.
const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '['), maxLength: 8 });
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 7 });
const glob = fc.string({ unit: fc.constantFrom('a', 'b', '?', '*'), maxLength: 7 });

/** The meaning, said another way: a regular expression over the whole text. */
function asRegExp(wanted: string, wild: Readonly<Record<string, string>>): RegExp {
  return new RegExp(`^${[...wanted].map((one) => wild[one] ?? one.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('')}$`, 's');
}

describe('matchesWildcard', () => {
  it('agrees with a regular expression in which the star alone is wild', () => {
    fc.assert(fc.property(pattern, text, (a, b) => matchesWildcard(a, b) === asRegExp(a, { '*': '.*' }).test(b)));
  });

  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['**', 'abc', true],
    ['v*', 'v1.2', true],
    ['*-dev', 'api-dev-2', false],
    ['a?c', 'abc', false],
    ['A*', 'abc', false],
    ['*\n*', 'a\nb', true],
  ])('%j on %j: %s', (wanted, given, matches) => {
    expect(matchesWildcard(wanted, given)).toBe(matches);
  });

  it('answers for a pattern that makes a backtracking matcher hang', () => {
    expect(matchesWildcard(`${'a*'.repeat(60)}b`, 'a'.repeat(20_000))).toBe(false);
  });
});

describe('matchesGlob', () => {
  it('agrees with a regular expression in which ? is one character', () => {
    fc.assert(fc.property(glob, text, (a, b) => matchesGlob(a, b) === asRegExp(a, { '*': '.*', '?': '.' }).test(b)));
  });

  it('goes over slashes, and over the whole of the name', () => {
    expect(['team/*', '*/api', 'team', 'api'].map((one) => matchesGlob(one, 'team/a/api'))).toEqual([true, true, false, false]);
  });
});

describe('wildcardIncludes', () => {
  it('is true only where each text of the inner pattern is one of the outer', () => {
    const both = fc.tuple(pattern, pattern, text).filter(([outer, inner]) => wildcardIncludes(outer, inner));
    fc.assert(fc.property(both, ([outer, inner, given]) => matchesWildcard(outer, given) || !matchesWildcard(inner, given)));
  });

  it('is false only where a text shows it: the inner pattern with its stars filled by what the outer does not name', () => {
    fc.assert(
      fc.property(
        pattern,
        pattern,
        (outer, inner) => wildcardIncludes(outer, inner) === matchesWildcard(outer, inner.replaceAll('*', 'zy')),
      ),
    );
  });

  it('holds of a pattern and itself, and is handed on', () => {
    fc.assert(fc.property(pattern, (one) => wildcardIncludes(one, one)));
    fc.assert(
      fc.property(pattern, pattern, pattern, (a, b, c) => !wildcardIncludes(a, b) || !wildcardIncludes(b, c) || wildcardIncludes(a, c)),
    );
  });
});

describe('wildcardsMeet', () => {
  it('is true where a text is matched by both', () => {
    fc.assert(
      fc.property(pattern, pattern, text, (a, b, given) => !matchesWildcard(a, given) || !matchesWildcard(b, given) || wildcardsMeet(a, b)),
    );
  });

  it('is the same the other way round, true of a text and its pattern, and of no two different texts', () => {
    fc.assert(fc.property(pattern, pattern, (a, b) => wildcardsMeet(a, b) === wildcardsMeet(b, a)));
    fc.assert(fc.property(pattern, text, (a, b) => wildcardsMeet(a, b) === matchesWildcard(a, b)));
    fc.assert(fc.property(text, text, (a, b) => wildcardsMeet(a, b) === (a === b)));
  });
});

describe('closest', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 8 });

  it('is one of the names, or none', () => {
    fc.assert(fc.property(fc.string({ maxLength: 10 }), names, (word, known) => ['', ...known].includes(closest(word, known))));
  });

  it('is the name itself where it is there', () => {
    const named = names.chain((known) => fc.tuple(fc.constantFrom(...known), fc.constant(known)));
    fc.assert(fc.property(named, ([name, known]) => distance(closest(name, known).toLowerCase(), name.toLowerCase()) === 0));
  });

  it.each([
    ['imutable-tags', 'immutable-tags'],
    ['IMMUTABLE-TAGS', 'immutable-tags'],
    ['image-scaning', 'image-scanning'],
    ['prdo', 'prod'],
    ['xyzzy', ''],
    ['', ''],
  ])('%s: %s', (word, name) => {
    expect(closest(word, ['immutable-tags', 'image-scanning', 'prod'])).toBe(name);
  });

  it('is asked in words', () => {
    expect(didYouMean('prdo', ['prod'])).toBe(' (did you mean "prod"?)');
    expect(didYouMean('xyzzy', ['prod'])).toBe('');
  });
});
