import { isIP } from 'node:net';
import type { Cipher } from './cipher.js';

/**
 * Redacts an address or a block of addresses; undefined where the text is neither. A block stays as wide, and within the blocks that it
 * was within: what a policy makes of it hangs on both.
 */
export function redactAddress(text: string, cipher: Cipher): string | undefined {
  const [, address = '', length] = /^([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  if (version === 4) return withLength(version4(address, Math.min(Number(length ?? 32), 32), cipher), length);
  if (version === 6) return withLength(version6(address, Number(length ?? 128), cipher), length);
  return undefined;
}

function withLength(address: string, length: string | undefined): string {
  return length === undefined ? address : `${address}/${length}`;
}

/** Each bit of the network is turned or not, as the bits before it have it. */
function version4(address: string, length: number, cipher: Cipher): string {
  const bits = address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  const turned = [...bits].map((bit, index) =>
    index < length && cipher.bit(bits.slice(0, index)) ? turn(bit) : index < length ? bit : '0',
  );
  return [0, 8, 16, 24].map((at) => Number.parseInt(turned.slice(at, at + 8).join(''), 2)).join('.');
}

function turn(bit: string): string {
  return bit === '0' ? '1' : '0';
}

// A block of version 6 is compared with others as a text; only its length counts beside that. 2001:db8::/32 is for documentation.
function version6(address: string, length: number, cipher: Cipher): string {
  if (length === 0) return '::';
  const hex = cipher.hex(`${address.toLowerCase()}/${length}`);
  return `2001:db8:${hex.slice(0, 4)}:${hex.slice(4, 8)}::`;
}
