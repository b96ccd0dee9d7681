import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingPatterns } from '../../src/lifecycle/meeting-patterns.js';
import { matchesWildcard } from '../../src/model/wildcard.js';

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 5 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

describe('meetingPatterns', () => {
  it.each([
    [['v*'], ['v*']],
    [[], ['*']],
    [['v*', 'v1*'], ['v1*']],
    [['v*', 'prod*'], []],
    [['v*', '*-rc'], ['v*-rc']],
    [
      ['ab*', '*bc'],
      ['ab*bc', 'abc'],
    ],
    [
      ['*a*', '*b*'],
      ['*a*b*', '*b*a*'],
    ],
    [
      ['*a*', '*b*', '*'],
      ['*a*b*', '*b*a*'],
    ],
    [['latest', 'l*t'], ['latest']],
    [['latest', 'main'], []],
    [[`${'a'.repeat(20_000)}*`, '*b'], []],
  ])('%j', (patterns, expected) => {
    expect([...meetingPatterns(patterns)].sort()).toEqual([...expected].sort());
  });

  it('gives up on lists that meet in countless ways, with one of them', () => {
    const ways = meetingPatterns(['v*', ...[...'abcdefghijkl'].map((letter) => `*${letter}*${letter}*`)]);
    expect(ways).toEqual(['v*a*a*b*b*c*c*d*d*e*e*f*f*g*g*h*h*i*i*j*j*k*k*l*l*']);
  });

  it('meets what all of them meet, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), fc.array(text, { minLength: 20 }), (patterns, texts) => {
        const ways = meetingPatterns(patterns);
        for (const one of [...texts, ...ways.map((way) => way.replaceAll('*', 'c'))]) {
          expect(ways.some((way) => matchesWildcard(way, one))).toBe(patterns.every((given) => matchesWildcard(given, one)));
        }
      }),
    );
  });
});
