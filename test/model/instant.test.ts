import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInstants, day, dayOf, daysBefore, earlierOf, instantAt, isBefore, laterOf } from '../../src/model/instant.js';

const time = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });
/** An instant as AWS and other tools write it: to the second, to the millisecond or finer, in UTC or with another offset. */
const text = fc
  .tuple(time, fc.constantFrom(19, 21, 22, 23), fc.constantFrom('', '000', '999'), fc.constantFrom('Z', '+00:00', '+01:00'))
  .map(written);

function written([at, length, finer, zone]: readonly [number, number, string, string]): string {
  const local = new Date(at + (zone === '+01:00' ? 3_600_000 : 0)).toISOString();
  return `${local.slice(0, length)}${length < 23 ? '' : finer}${zone}`;
}

describe('isBefore', () => {
  it('compares as the instants do, whatever the form of the text', () => {
    fc.assert(fc.property(text, time, (one, at) => isBefore(one, instantAt(at)) === Date.parse(one) < at));
  });

  it('knows to the millisecond what is near', () => {
    const near = fc.integer({ min: -2_000, max: 2_000 });
    fc.assert(
      fc.property(text, near, (one, off) => isBefore(one, instantAt(Date.parse(one) + off)) === off > 0),
      { numRuns: 1_000 },
    );
  });

  it.each(['', 'yesterday', '2026-13-01T00:00:00+01:00'])('does not know of %j, which is no instant', (one) => {
    expect(isBefore(one, instantAt(0))).toMatchObject({ unknown: 'ambiguous' });
  });
});

describe('compareInstants', () => {
  it('orders as the instants do, whatever their forms', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const byTime = Math.sign(Date.parse(a) - Date.parse(b));
        // A Date knows nothing finer than a millisecond, a text may.
        return byTime === 0 || Math.sign(compareInstants(a, b)) === byTime;
      }),
    );
  });

  it('finds no difference where there is none', () => {
    fc.assert(
      fc.property(
        time,
        fc.constantFrom('Z', '+00:00', '+01:00'),
        (at, zone) => compareInstants(written([at, 23, '000', zone]), new Date(at).toISOString()) === 0,
      ),
    );
  });
});

describe('laterOf and earlierOf', () => {
  it('give each one of the two, as the instants are ordered', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect([a, b]).toContain(laterOf(a, b));
        expect(Date.parse(laterOf(a, b))).toBe(Math.max(Date.parse(a), Date.parse(b)));
        expect(Date.parse(earlierOf(a, b))).toBe(Math.min(Date.parse(a), Date.parse(b)));
      }),
    );
  });

  it.each([laterOf, earlierOf])('let no instant hide a text that names none: %o', (choose) => {
    expect(['2026-01-01T00:00:00Z', 'some day', '2026-02-01T00:00:00Z'].reduce(choose)).toBe('some day');
    expect(choose('some day', '2026-01-01T00:00:00Z')).toBe('some day');
  });
});

describe('daysBefore', () => {
  it('goes back by days, and no further than a calendar does', () => {
    const now = instantAt(Date.UTC(2026, 5, 1));
    expect(daysBefore(14, now).toSeconds).toBe('2026-05-18T00:00:00');
    expect(daysBefore(0.5, now).time).toBe(now.time - day / 2);
    expect(daysBefore(Number.MAX_VALUE, now).toSeconds).toBe('1900-01-01T00:00:00');
  });
});

describe('dayOf', () => {
  it('is the day in UTC, whatever the form of the text', () => {
    fc.assert(fc.property(text, (one) => dayOf(one) === new Date(one).toISOString().slice(0, 10)));
    expect(dayOf('2026-05-02T01:30:00+02:00')).toBe('2026-05-01');
  });

  it('is none of a text that names no instant', () => {
    expect(() => dayOf('yesterday')).toThrow(RangeError);
  });
});
