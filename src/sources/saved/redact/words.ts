import type { Cipher } from './cipher.js';
import { longestPublicWord, publicBeginnings, publicWords } from './public-words.js';
import { remembered } from './remembered.js';

/** Puts pseudonyms in the place of words. */
export interface Words {
  /**
   * Every word of a text; what stands between words stays. A word is a public one, or a public beginning, digits and a rest, of which the
   * rest becomes `z` and other letters: so versions, dates and environments stay, and no pseudonym looks like one of them.
   */
  readonly text: (text: string) => string;
  /** The same, where these words, in lower case, stay too. */
  readonly textKeeping: (kept: ReadonlySet<string>) => (text: string) => string;
  /** The same with beginnings that stay beside the public ones. */
  readonly textWith: (beginnings: ReadonlySet<string>) => (text: string) => string;
  /** An account id, or the beginning of one. */
  readonly account: (digits: string) => string;
  /** A number of which every digit is another. */
  readonly number: (digits: string) => string;
  /** The account ids in a text. */
  readonly accountsIn: (text: string) => string;
}

/** Everything that is a letter or a digit somewhere. */
const word = /[\p{L}\p{N}\p{M}]+/gu;
const twelveDigits = /(?<![0-9])[0-9]{12}(?![0-9])/g;
/** `202611200830`: a tag of the minute is as long as an account id. */
const minute = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/;

export function createWords(cipher: Cipher): Words {
  const knownAccounts = new Set<string>();

  const account = (digits: string): string => {
    if (digits.length === 12) knownAccounts.add(digits);
    return cipher.spell(digits);
  };
  const accountsIn = (text: string): string =>
    text.replace(twelveDigits, (digits) => (minute.test(digits) && !knownAccounts.has(digits) ? digits : account(digits)));

  function pseudonym(text: string, beginnings: ReadonlySet<string>): string {
    if (publicWords.has(text.toLowerCase())) return text;
    const beginning = longestKept(text, beginnings);
    const [, digits = '', rest = ''] = /^([0-9]*)(.*)$/su.exec(text.slice(beginning.length)) ?? [];
    return `${beginning}${accountsIn(digits)}${rest === '' ? '' : `z${cipher.spell(rest)}`}`;
  }

  const plain = remembered((text: string) => pseudonym(text, publicBeginnings));
  return {
    text: (text) => text.replace(word, (one) => plain(one)),
    textKeeping: (kept) => (text) => text.replace(word, (one) => (kept.has(one.toLowerCase()) ? one : plain(one))),
    textWith: (more) => {
      const beginnings = new Set([...publicBeginnings, ...more]);
      return (text) => text.replace(word, (one) => pseudonym(one, beginnings));
    },
    account,
    number: (digits) => (digits.length === 12 ? digits : cipher.spell(digits)),
    accountsIn,
  };
}

function longestKept(text: string, beginnings: ReadonlySet<string>): string {
  const lower = text.toLowerCase();
  for (let length = Math.min(lower.length, longestPublicWord); length > 0; length--) {
    if (beginnings.has(lower.slice(0, length))) return text.slice(0, length);
  }
  return '';
}
