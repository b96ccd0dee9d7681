import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, signOfMoney, sumOfMoney } from '../../src/reporters/money.js';

describe('money', () => {
  it.each([
    ['0', '0.00 USD'],
    ['0.335', '0.34 USD'],
    ['0.334999', '0.33 USD'],
    ['0.004', 'under 0.01 USD'],
    ['0.000000000000001', '0.00 USD'],
    ['1234567.5', '1,234,567.50 USD'],
    ['999.999', '1,000.00 USD'],
    ['-12.5', '-12.50 USD'],
    ['', ''],
    ['1e3', ''],
    ['1,000', ''],
    ['\u001b[31m1', ''],
  ])('%j is %j', (decimal, words) => {
    expect(formatMoney(decimal)).toBe(words);
  });

  it('is added without loss, in whatever order', () => {
    const amount = fc.tuple(fc.nat(), fc.nat({ max: 999_999 })).map(([whole, micro]) => `${whole}.${String(micro).padStart(6, '0')}`);
    const micros = (text: string): bigint => BigInt(text.replace('.', ''));
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1 }), (amounts) => {
        const sum = amounts.reduce((total, text) => total + micros(text), 0n);
        expect(micros(sumOfMoney(amounts))).toBe(sum * 1_000_000n);
        expect(sumOfMoney([...amounts].reverse())).toBe(sumOfMoney(amounts));
      }),
    );
  });

  it('of nothing that is known is not known', () => {
    expect(sumOfMoney([])).toBe('');
    expect(sumOfMoney(['', 'x'])).toBe('');
  });

  it.each([
    ['0.000001', 1],
    ['-0.000001', -1],
    ['-0.00', 0],
    ['', undefined],
    ['1e3', undefined],
  ])('has a sign where it is known: %j', (decimal, sign) => {
    expect(signOfMoney(decimal)).toBe(sign);
  });
});
