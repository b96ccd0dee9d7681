import { expect, it } from 'vitest';
import { formatBytes } from '../../src/reporters/byte-size.js';

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [412 * 2 ** 20, '412.0 MiB'],
  [3.4 * 2 ** 30, '3.4 GiB'],
  [2 ** 40, '1.0 TiB'],
  [Number.MAX_SAFE_INTEGER, '8.0 PiB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
