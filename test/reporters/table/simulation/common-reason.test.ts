import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonReason } from '../../../../src/reporters/table/simulation/common-reason.js';

describe('what reasons say alike', () => {
  it.each<[string, string[], string, string[]]>([
    ['ends at a colon', ['a: this is 10', 'a: this is 1'], 'a', ['this is 10', 'this is 1']],
    ['is all of them where they are the same', ['a: b', 'a: b'], 'a: b', ['', '']],
    ['is all of one', ['a: b'], 'a: b', ['']],
    ['is nothing where no colon ends it', ['one thing', 'one other'], '', ['one thing', 'one other']],
    ['goes as far as the last colon', ['a: b: c', 'a: b: d'], 'a: b', ['c', 'd']],
    ['leaves one that says no more', ['a: ', 'a: b'], 'a', ['', 'b']],
    ['of none is nothing', [], '', []],
  ])('%s', (_, reasons, common, own) => {
    const alike = commonReason(reasons);
    expect(alike.common).toBe(common);
    expect(reasons.map(alike.own)).toEqual(own);
  });

  it('and what each says beside it lose nothing', () => {
    const reason = fc.array(fc.constantFrom('a', 'b', ': ', 'c:'), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(reason, { minLength: 1, maxLength: 4 }), (reasons) => {
        const { common, own } = commonReason(reasons);
        const letters = (text: string): string => text.replace(/[: ]/g, '');
        for (const one of reasons) expect(letters(common) + letters(own(one))).toBe(letters(one));
      }),
    );
  });
});
