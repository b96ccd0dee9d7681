import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortDigestOf, tagWords, withShortDigests } from '../../src/reporters/image-words.js';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('an image in a few words', () => {
  it('has twelve digits of its digest', () => {
    expect(shortDigestOf(digest)).toBe('0123456789ab');
    expect(withShortDigests(`it refers to ${digest} and to ${digest}.`)).toBe('it refers to 0123456789ab and to 0123456789ab.');
    expect(withShortDigests('sha256:0123 is none')).toBe('sha256:0123 is none');
  });

  it.each([
    [[], '(untagged)'],
    [['v1'], 'v1'],
    [['v1', 'stable'], 'v1, stable'],
    [['v1', 'stable', 'production'], 'v1, stable +1'],
    [['a-tag-that-is-much-too-long-for-it'], 'a-tag-that-is-muc...'],
    [['a-tag-that-is-much-too-long-for-it', 'bc'], 'a-tag-that-is-... +1'],
  ])('has of the tags %j as many as there is room for', (tags, words) => {
    expect(tagWords(tags, 20)).toBe(words);
  });

  it('never has more of its tags than there is room for', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9.]{1,30}$/), { maxLength: 1000 }), fc.integer({ min: 14, max: 40 }), (tags, room) => {
        expect(tagWords(tags, room).length).toBeLessThanOrEqual(room);
      }),
    );
  });
});
