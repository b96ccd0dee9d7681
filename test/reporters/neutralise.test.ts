import { describe, expect, it } from 'vitest';
import { neutralise, neutraliseTo, shorten } from '../../src/reporters/neutralise.js';

describe('neutralise', () => {
  it.each([
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['\u009b31m', '\\u{9b}31m'],
    ['a\nb\rc\td', 'a\\nb\\rc\\td'],
    ['\u0000\u007f', '\\u{0}\\u{7f}'],
    ['\u202a\u202e\u2066\u2069\u061c', '\\u{202a}\\u{202e}\\u{2066}\\u{2069}\\u{61c}'],
    ['\u200b\u200d\ufeff\u2028\u2029', '\\u{200b}\\u{200d}\\u{feff}\\u{2028}\\u{2029}'],
    ['\ud800x\udc00', '\\u{d800}x\\u{dc00}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\u3164\u115f\u034f', '\\u{3164}\\u{115f}\\u{34f}'],
  ])('shows %j as %j', (text, shown) => {
    expect(neutralise(text)).toBe(shown);
  });

  it.each(['team/api:v1.2', 'módulo', '日本語', '😀', 'module.ecr["api"].aws_ecr_repository.this', ''])('leaves %j as it is', (text) => {
    expect(neutralise(text)).toBe(text);
  });
});

describe('a length', () => {
  it('is kept, with an ellipsis', () => {
    expect(neutraliseTo('abcdefghij', 8)).toBe('abcde...');
    expect(neutraliseTo('abcdefgh', 8)).toBe('abcdefgh');
    expect(neutraliseTo(`${'\u001b'.repeat(5_000_000)}`, 20)).toHaveLength(20);
  });

  it('never cuts an emoji in two', () => {
    expect(shorten('abcd😀fghijk', 8)).toBe('abcd...');
  });
});
