import { createCipheriv, createHash, createHmac } from 'node:crypto';

/** Puts characters in the place of others, by a key that only one run knows: the same text always gives the same one. */
export interface Cipher {
  /** Letters for letters and digits for digits. Two texts that begin alike give texts that begin alike, and no further. */
  readonly spell: (text: string) => string;
  /** One letter for another wherever it stands, and digits as they are: whatever patterns find in a text they find there again. */
  readonly exchange: (text: string) => string;
  /** Hexadecimal digits that say nothing of the text. */
  readonly hex: (text: string) => string;
  /** One bit that hangs on the text. */
  readonly bit: (text: string) => boolean;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
/** The letters of `latest`, `prod`, `release`, `sha` and `v`, which rules look for at the beginning of a tag. */
const staying = 'adehloprstv';

/**
 * A secret automaton: each state exchanges letters and digits in its own way, and what stands in the text decides the next state. So
 * the beginning of a text alone decides what its beginning becomes, which keeps prefixes, and needs no memory of what was seen.
 */
const stateCount = 1_024;
const moves = letters.length + digits.length;

export function createCipher(key: Uint8Array): Cipher {
  const random = randomWords(key);
  const states = Array.from({ length: stateCount }, () => ({ letters: shuffled(letters, random), digits: shuffled(digits, random) }));
  const next = Uint16Array.from({ length: stateCount * moves }, () => random() % stateCount);
  const digest = (text: string) => createHmac('sha256', key).update(text);

  function spell(text: string): string {
    let at = 0;
    let spelt = '';
    for (const character of text) {
      const move = moveOf(character);
      const state = states[at];
      if (move === undefined || state === undefined) {
        spelt += character;
        continue;
      }
      spelt += inCaseOf(character, `${state.letters}${state.digits}`[move] ?? '');
      at = next[at * moves + move] ?? 0;
    }
    return spelt;
  }

  const moving = [...letters].filter((letter) => !staying.includes(letter)).join('');
  const exchanged = shuffled(moving, random);
  const exchange = (text: string): string =>
    text.replace(/[a-z]/gi, (letter) => inCaseOf(letter, exchanged[moving.indexOf(letter.toLowerCase())] ?? letter.toLowerCase()));

  return {
    spell,
    exchange,
    hex: (text) => digest(text).digest('hex'),
    bit: (text) => ((digest(text).digest()[0] ?? 0) & 1) === 1,
  };
}

/** The character of the alphabet that a character counts as: a letter outside a to z as one of them. */
function moveOf(character: string): number | undefined {
  const lower = character.toLowerCase();
  const letter = letters.indexOf(lower);
  if (letter >= 0) return letter;
  const digit = digits.indexOf(character);
  if (digit >= 0) return letters.length + digit;
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? (character.codePointAt(0) ?? 0) % letters.length : undefined;
}

function inCaseOf(character: string, lower: string): string {
  return character === character.toLowerCase() ? lower : lower.toUpperCase();
}

function shuffled(alphabet: string, random: () => number): string {
  const list = [...alphabet];
  for (let last = list.length - 1; last > 0; last--) {
    const other = random() % (last + 1);
    const kept = list[last] ?? '';
    list[last] = list[other] ?? '';
    list[other] = kept;
  }
  return list.join('');
}

/** Random numbers below 2^32 that hang on the key alone. */
function randomWords(key: Uint8Array): () => number {
  const stream = createCipheriv('aes-256-ctr', createHash('sha256').update(key).digest(), Buffer.alloc(16));
  const zeros = Buffer.alloc(65_536);
  let words = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at >= words.length) {
      words = stream.update(zeros);
      at = 0;
    }
    at += 4;
    return words.readUInt32LE(at - 4);
  };
}
