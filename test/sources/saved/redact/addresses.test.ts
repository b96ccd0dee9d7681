import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areBroad, rangeWithin } from '../../../../src/access/addresses.js';
import { redactAddress } from '../../../../src/sources/saved/redact/addresses.js';
import { createCipher } from '../../../../src/sources/saved/redact/cipher.js';

const cipher = createCipher(Buffer.from('a key'));
const redact = (text: string): string => redactAddress(text, cipher) ?? 'no address';
/** Few bits, so that blocks meet often. */
const part = fc.constantFrom(0, 10, 128, 255);
const block = fc
  .tuple(part, part, part, part, fc.constantFrom('', '/0', '/1', '/8', '/9', '/16', '/24', '/32'))
  .map(([a, b, c, d, length]) => `${a}.${b}.${c}.${d}${length}`);

describe('a redacted address', () => {
  it('is within the blocks that it was within, and a list of blocks is as broad as it was', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const redacted = blocks.map(redact);
        expect(areBroad(redacted)).toBe(areBroad(blocks));
        const within = (list: readonly string[]) => list.map((inner) => list.map((outer) => rangeWithin(inner, outer)));
        expect([blocks, within(redacted)]).toEqual([blocks, within(blocks)]);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['2001:db8:85a3::/48', /^2001:db8:[0-9a-f]{4}:[0-9a-f]{4}::\/48$/],
    ['::/0', /^::\/0$/],
    ['0.0.0.0/0', /^0\.0\.0\.0\/0$/],
  ])('is an address as wide: %s', (text, shape) => {
    expect(redact(text)).toMatch(shape);
    expect(areBroad([redact(text)])).toBe(areBroad([text]));
  });

  it.each(['api', '1.2.3', '300.1.1.1', '10.0.0.0/x', '', ':', 'v1'])('is not what %j becomes', (text) => {
    expect(redactAddress(text, cipher)).toBeUndefined();
  });
});
