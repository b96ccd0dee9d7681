import { describe, expect, it } from 'vitest';
import { areBroad, rangeWithin } from '../../src/access/addresses.js';
import { matchesPattern, patternIncludes } from '../../src/access/iam-pattern.js';

describe('patterns', () => {
  it.each([
    ['a*', 'abc', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['?*', '', false],
    ['*?', 'a', true],
  ])('%s and %s: %s', (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches);
  });

  it.each([
    ['a*', 'a?', true],
    ['a?', 'a*', false],
    ['?', '?', true],
    ['a?*', 'a*', false],
    ['*', '?*', true],
  ])('%s includes %s: %s', (outer, inner, includes) => {
    expect(patternIncludes(outer, inner)).toBe(includes);
  });
});

describe('addresses', () => {
  it.each([
    [['203.0.113.0/24'], false],
    [['10.0.0.0/8'], false],
    [['10.0.0.0/7'], true],
    [['2001:db8::1'], false],
    [['2000::/3'], true],
    [['1.2.3'], true],
    [['1.2.3.4/33'], true],
    [['*'], true],
  ])('%j are broad: %s', (ranges, broad) => {
    expect(areBroad(ranges)).toBe(broad);
  });

  it('lie within each other', () => {
    expect(rangeWithin('203.0.113.7', '203.0.113.0/24')).toBe(true);
    expect(rangeWithin('203.0.113.0/24', '203.0.113.7')).toBe(false);
  });
});
