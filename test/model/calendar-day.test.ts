import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCalendarDay } from '../../src/model/calendar-day.js';

describe('isCalendarDay', () => {
  it.each(['2026-11-21', '2024-02-29', '2000-02-29', '2026-12-31', '0000-02-29'])('takes %s', (text) => {
    expect(isCalendarDay(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '2026-11-21T00:00:00Z',
    ' 2026-11-21',
    '',
  ])('refuses "%s"', (text) => {
    expect(isCalendarDay(text)).toBe(false);
  });

  it('agrees with Date about every day that can be written', () => {
    const two = fc.integer({ min: 0, max: 39 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), two, two, (year, month, day) => {
        const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
        const time = Date.parse(`${text}T00:00:00Z`);
        expect(isCalendarDay(text)).toBe(!Number.isNaN(time) && new Date(time).toISOString().startsWith(text));
      }),
    );
  });
});
