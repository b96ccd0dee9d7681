import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthlyCost, monthlySaving } from '../../src/cost/monthly-storage-cost.js';
import { type StoragePrices, storagePricesIn } from '../../src/cost/storage-prices.js';

const prices = storagePricesIn('eu-central-1') as StoragePrices;
const gb = 2 ** 30;
const tb = 1_024 * gb;
const bytes = fc.oneof(fc.nat(), fc.maxSafeNat(), fc.integer({ min: 149 * tb, max: 151 * tb }));

const standard = (standardBytes: number): string => monthlyCost(prices, { standardBytes, archivedBytes: 0 });
const archived = (archivedBytes: number): string => monthlyCost(prices, { standardBytes: 0, archivedBytes });

/** Money in millionths of a dollar. */
function micros(text: string): bigint {
  expect(text).toMatch(/^-?(0|[1-9]\d*)\.\d{2,6}$/);
  expect(text).not.toMatch(/^-[0.]+$|\.\d\d\d*0$/);
  const [whole = '', decimals = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole) * 1_000_000n + BigInt(decimals.padEnd(6, '0'));
  return text.startsWith('-') ? -size : size;
}

/** A fraction of whole numbers, in millionths, halves away from zero. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  return (numerator * 2_000_000n + denominator) / (denominator * 2n);
}

describe('monthlyCost', () => {
  it.each([
    [0, '0.00'],
    [1, '0.00'],
    [5_368, '0.00'],
    [5_369, '0.000001'],
    [gb, '0.10'],
    [1.5 * gb, '0.15'],
    [10 * 2 ** 20, '0.000977'],
    [10 ** 9, '0.093132'],
    [Number.MAX_SAFE_INTEGER, '838860.80'],
  ])('of %d bytes in standard storage is %s', (size, cost) => {
    expect(standard(size)).toBe(cost);
  });

  it.each([
    [gb, '0.10'],
    [150 * tb, '15360.00'],
    [150 * tb + gb, '15360.07'],
    [300 * tb, '26112.00'],
  ])('of %d archived bytes is %s', (size, cost) => {
    expect(archived(size)).toBe(cost);
  });

  it('is exact to the millionth', () => {
    fc.assert(
      fc.property(bytes, bytes, (standardBytes, archivedBytes) => {
        const firstTier = BigInt(Math.min(archivedBytes, 150 * tb));
        const cents = 10n * (BigInt(standardBytes) + firstTier) + 7n * (BigInt(archivedBytes) - firstTier);
        expect(micros(monthlyCost(prices, { standardBytes, archivedBytes }))).toBe(rounded(cents, 100n * 2n ** 30n));
      }),
    );
  });

  it('never falls as storage grows', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(micros(standard(less)) <= micros(standard(more))).toBe(true);
        expect(micros(archived(less)) <= micros(archived(more))).toBe(true);
      }),
    );
  });

  it('adds up, but for what rounding takes or gives', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 51), fc.nat(2 ** 51), (a, b) => {
        const rest = micros(standard(a + b)) - micros(standard(a)) - micros(standard(b));
        expect(rest >= -1n && rest <= 1n).toBe(true);
      }),
    );
  });

  it('takes sums of hostile sizes, which numbers cannot hold to the byte', () => {
    expect(standard(2 ** 80)).toBe('112589990684262.40');
  });
});

describe('monthlySaving', () => {
  const none = { standardBytes: 0, archivedBytes: 0 };

  it.each([
    ['nothing', none, none, '0.00'],
    ['what expires', { ...none, standardBytes: 3 * gb }, { ...none, standardBytes: 2 * gb }, '0.10'],
    ['what is archived below 150 TB', { ...none, standardBytes: 100 * tb }, { ...none, archivedBytes: 100 * tb }, '0.00'],
    ['what is archived beyond', { ...none, standardBytes: 200 * tb }, { ...none, archivedBytes: 200 * tb }, '1536.00'],
    ['what expires from the archive beyond', { ...none, archivedBytes: 200 * tb }, { ...none, archivedBytes: 75 * tb }, '11264.00'],
    ['what is kept', none, { standardBytes: 2 * gb, archivedBytes: gb }, '-0.30'],
    ['less than a millionth', none, { ...none, standardBytes: 1 }, '0.00'],
  ])('of %s', (_, before, after, saving) => {
    expect(monthlySaving(prices, before, after)).toBe(saving);
  });

  it('is what one costs less than the other, but for what rounding takes or gives', () => {
    const stored = fc.record({ standardBytes: bytes, archivedBytes: bytes });
    fc.assert(
      fc.property(stored, stored, (before, after) => {
        const difference = micros(monthlyCost(prices, before)) - micros(monthlyCost(prices, after));
        const rest = micros(monthlySaving(prices, before, after)) - difference;
        expect(rest >= -1n && rest <= 1n).toBe(true);
      }),
    );
  });
});
