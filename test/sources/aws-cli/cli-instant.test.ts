import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cliInstant } from '../../../src/sources/aws-cli/cli-instant.js';

describe('an instant as the AWS CLI prints it', () => {
  it.each([
    ['2026-11-21T12:00:00+00:00', '2026-11-21T12:00:00+00:00'],
    ['2026-11-21T12:00:00Z', '2026-11-21T12:00:00Z'],
    ['2026-11-21T12:00:00.5Z', '2026-11-21T12:00:00.5Z'],
    ['2022-02-23T05:06:01.514000+00:00', '2022-02-23T05:06:01.514000+00:00'],
    ['2022-02-23T05:06:01.514999-00:00', '2022-02-23T05:06:01.514Z'],
    ['2024-07-23T11:32:49-05:00', '2024-07-23T16:32:49.000Z'],
    ['2024-07-23T22:32:49-05:00', '2024-07-24T03:32:49.000Z'],
    ['2024-03-01T00:30:00+01:00', '2024-02-29T23:30:00.000Z'],
    ['2024-02-29T10:00:00+05:30', '2024-02-29T04:30:00.000Z'],
    ['2026-12-31T23:59:59.999999-00:30', '2027-01-01T00:29:59.999Z'],
    [1_565_128_275, '2019-08-06T21:51:15.000Z'],
    [1_565_128_275.123456, '2019-08-06T21:51:15.123Z'],
    [1_565_128_275.999999, '2019-08-06T21:51:15.999Z'],
    [0, '1970-01-01T00:00:00.000Z'],
  ])('%s', (value, expected) => {
    expect(cliInstant(value)).toBe(expected);
  });

  it.each([
    '2026-02-30T12:00:00Z',
    '2025-02-29T12:00:00+01:00',
    '2026-13-01T12:00:00Z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T12:00:60Z',
    '2026-11-21T12:00:00',
    '2026-11-21',
    '2026-11-21 12:00:00+00:00',
    'yesterday',
    '',
    '1565128275.0',
    '1899-12-31T23:59:59Z',
    '1900-01-01T00:30:00+01:00',
    '2199-12-31T23:30:00-01:00',
    '2200-01-01T00:00:00Z',
    1_565_128_275_000,
    -3_000_000_000,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    true,
    {},
    { __class__: 'datetime', year: 2021 },
  ])('is none: %j', (value) => {
    expect(cliInstant(value)).toBeUndefined();
  });

  it('is the same instant in every offset, to the millisecond', () => {
    const time = fc.integer({ min: Date.UTC(1901, 0, 1), max: Date.UTC(2199, 11, 30) });
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(time, offset, fc.integer({ min: 0, max: 999 }), (at, minutes, micros) => {
        const local = new Date(at + minutes * 60_000).toISOString().slice(0, 23);
        const size = Math.abs(minutes);
        const zone = `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
        const instant = cliInstant(`${local}${String(micros).padStart(3, '0')}${zone}`) ?? '';
        expect(new Date(instant).toISOString()).toBe(new Date(at).toISOString());
        expect(instant).toMatch(minutes === 0 ? /\+00:00$/ : /Z$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('in seconds is what it was in milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2199, 0, 1) }), (at) => {
        expect(cliInstant(at / 1_000)).toBe(new Date(at).toISOString());
      }),
    );
  });
});
