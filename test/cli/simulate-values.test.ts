import { describe, expect, it } from 'vitest';
import { assumptionsIn, daysIn, forecastIn, instantIn } from '../../src/cli/simulate-values.js';

const usage = (message: string) => expect.objectContaining({ code: 'usage', message: expect.stringContaining(message) });

describe('a number of days', () => {
  it.each([
    ['90d', 90],
    ['90', 90],
    ['12w', 84],
    ['0', 0],
    ['36500', 36_500],
  ])('is read of "%s"', (text, days) => {
    expect(daysIn('horizon', text, 0)).toBe(days);
  });

  it.each(['', 'd', '-1', '1.5', '90 d', '3m', '36501', '6000w', '９'])('is none of "%s"', (text) => {
    expect(() => daysIn('horizon', text, 0)).toThrow(usage(`--horizon ${text} is no number of days`));
  });

  it('is refused below the least', () => {
    expect(() => daysIn('horizon', '0d', 1)).toThrow(usage('is no number of days'));
  });
});

describe('an instant', () => {
  it.each([
    ['2026-11-21T12:00:00Z', '2026-11-21T12:00:00.000Z'],
    ['2026-11-21T12:00+01:00', '2026-11-21T11:00:00.000Z'],
    ['2026-11-21T12:00:00.123456789Z', '2026-11-21T12:00:00.123Z'],
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('is read of %s', (text, instant) => {
    expect(instantIn(text).toISOString()).toBe(instant);
  });

  it.each(['', 'now', '2026-11-21T12:00:00', '2026-02-29', '2026-02-30T12:00:00Z', '2026-11-21T25:00:00Z', '21.11.2026'])(
    'is none of "%s"',
    (text) => {
      expect(() => instantIn(text)).toThrow(usage(`--at ${text} is no instant`));
    },
  );
});

describe('a forecast', () => {
  it('is none where nobody asks for one', () => {
    expect(forecastIn(undefined, undefined)).toBeUndefined();
  });

  it.each([
    [undefined, null],
    ['20/day', 20],
    ['20', 20],
    ['0', 0],
    ['14/week', 2],
    ['15/month', 0.5],
    ['0.25/day', 0.25],
  ])('has pushes of %s', (rate, pushesPerDay) => {
    expect(forecastIn('90d', rate)).toEqual({ horizonDays: 90, pushesPerDay });
  });

  it.each(['', 'many', '-1', '1/hour', '1e3', '10000000'])('has none of "%s"', (rate) => {
    expect(() => forecastIn('90d', rate)).toThrow(usage(`--push-rate ${rate} is no number of pushes`));
  });

  it('is not of a rate alone', () => {
    expect(() => forecastIn(undefined, '20/day')).toThrow(usage('--push-rate is for a forecast'));
  });
});

describe('assumptions', () => {
  it('are read by name', () => {
    expect(assumptionsIn([])).toEqual({});
    expect(assumptionsIn(['age=time-passed', ' ties = higher-digest-newer ', 'age = time-passed'])).toEqual({
      age: 'time-passed',
      ties: 'higher-digest-newer',
    });
  });

  it('are refused where one has two values', () => {
    const message = '--assume age is given twice, as calendar-days and as time-passed';
    expect(() => assumptionsIn(['age=calendar-days', 'ties=higher-digest-newer', 'age=time-passed'])).toThrow(usage(message));
  });

  it.each([
    ['tie=lower-digest-newer', 'there is no assumption "tie" (did you mean "ties"?)'],
    ['toString=x', 'there is no assumption "toString"'],
    ['age=time-past', '--assume age cannot be "time-past" (did you mean "time-passed"?)'],
    ['age', '--assume age cannot be ""'],
  ])('are none of "%s"', (pair, message) => {
    expect(() => assumptionsIn([pair])).toThrow(usage(message));
  });
});
