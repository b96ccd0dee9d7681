import { createHash } from 'node:crypto';

/** Draws that are the same in every run. */
export interface Draw {
  /** From 0 up to 1. */
  readonly share: () => number;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly chance: (probability: number) => boolean;
  /** Text of hexadecimal digits. */
  readonly hex: (length: number) => string;
}

/** Draws for one subject: what is drawn for another never changes them, so that a small edit makes a small difference. */
export function drawFor(subject: string): Draw {
  const share = mulberry32(createHash('sha256').update(subject).digest().readUInt32LE());
  const digit = (): string => Math.floor(share() * 16).toString(16);
  return {
    share,
    between: (least, most) => least + Math.floor(share() * (most - least + 1)),
    chance: (probability) => share() < probability,
    hex: (length) => Array.from({ length }, digit).join(''),
  };
}

/** https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
