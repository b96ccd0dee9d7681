import {
  assumption,
  assumptionNames,
  assumptionValues,
  type ForecastRequest,
  isAssumptionName,
  type SimulateOptions,
} from '../app/simulate-options.js';
import { isCalendarDay } from '../model/calendar-day.js';
import { didYouMean } from '../model/closest.js';
import { EcrAuditError } from '../model/errors.js';
import { repeated } from './judging-flags.js';

/** The flags whose values are more than words. */
export interface SimulateValueFlags {
  readonly at?: string | undefined;
  readonly 'pulled-within'?: string | undefined;
  readonly horizon?: string | undefined;
  readonly 'push-rate'?: string | undefined;
  readonly why?: readonly string[] | string | undefined;
  readonly assume?: readonly string[] | string | undefined;
}

/**
 * What these flags ask of a simulation; what is not said is left out.
 *
 * @throws EcrAuditError (`usage`).
 */
export function simulateValues(
  flags: SimulateValueFlags,
): Pick<SimulateOptions, 'at' | 'pulledWithin' | 'forecast' | 'assumptions' | 'why'> {
  const { at, 'pulled-within': pulledWithin, horizon, 'push-rate': pushRate, why, assume } = flags;
  const forecast = forecastIn(horizon, pushRate);
  return {
    assumptions: assumptionsIn(repeated(assume)),
    why: repeated(why),
    ...(at === undefined ? {} : { at: instantIn(at) }),
    ...(pulledWithin === undefined ? {} : { pulledWithin: daysIn('pulled-within', pulledWithin, 0) }),
    ...(forecast === undefined ? {} : { forecast }),
  };
}

/**
 * A number of days, such as `90d`, `90` or `12w`.
 *
 * @throws EcrAuditError (`usage`).
 */
export function daysIn(flag: string, text: string, least: number): number {
  const [, number = '', unit = 'd'] = /^(\d{1,5})([dw]?)$/u.exec(text) ?? [];
  const days = Number(number) * (unit === 'w' ? 7 : 1);
  if (number !== '' && days >= least && days <= mostDays) return days;
  throw new EcrAuditError('usage', `--${flag} ${text} is no number of days`, {
    hint: `write it as 90d, or 12w: from ${least} to ${mostDays} days`,
  });
}

const mostDays = 36_500;

/**
 * An instant in ISO 8601 with its offset, or a day, whose beginning in UTC is meant.
 *
 * @throws EcrAuditError (`usage`).
 */
export function instantIn(text: string): Date {
  const isInstant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/u.test(text);
  const date = new Date(text);
  // A day that its month does not have would be one of the next.
  if (isInstant && !Number.isNaN(date.getTime()) && isCalendarDay(text.slice(0, 10))) return date;
  throw new EcrAuditError('usage', `--at ${text} is no instant`, { hint: 'write it in UTC: 2026-11-21T12:00:00Z' });
}

/**
 * What a forecast is asked for; undefined for none.
 *
 * @throws EcrAuditError (`usage`).
 */
export function forecastIn(horizon: string | undefined, rate: string | undefined): ForecastRequest | undefined {
  if (horizon === undefined && rate === undefined) return undefined;
  if (horizon === undefined) throw new EcrAuditError('usage', '--push-rate is for a forecast', { hint: 'say how far: --horizon 90d' });
  return { horizonDays: daysIn('horizon', horizon, 1), pushesPerDay: rate === undefined ? null : pushesIn(rate) };
}

const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 };

function pushesIn(text: string): number {
  const [, number, unit = 'day'] = /^(\d{1,6}(?:\.\d{1,6})?)(?:\/(day|week|month))?$/u.exec(text) ?? [];
  if (number !== undefined) return Number(number) / (daysOf[unit] ?? 1);
  throw new EcrAuditError('usage', `--push-rate ${text} is no number of pushes`, { hint: 'write it as 20/day, 5/week or 2/month' });
}

/**
 * The assumptions that NAME=VALUE pairs stand for.
 *
 * @throws EcrAuditError (`usage`) for a name or value that there is none of, and for two values of one name.
 */
export function assumptionsIn(pairs: readonly string[]): NonNullable<SimulateOptions['assumptions']> {
  const values = new Map<string, string>();
  const assumed = pairs.map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2).map((part) => part.trim());
    const one = assumptionIn(name, value);
    const other = values.get(name) ?? value;
    if (other !== value) throw assumedTwice(name, other, value);
    values.set(name, value);
    return one;
  });
  return Object.assign({}, ...assumed);
}

function assumptionIn(name: string, value: string): NonNullable<SimulateOptions['assumptions']> {
  if (!isAssumptionName(name)) throw unknownAssumption(name);
  const assumed = assumption(name, value);
  if (assumed !== undefined) return assumed;
  const values: readonly string[] = assumptionValues[name];
  throw new EcrAuditError('usage', `--assume ${name} cannot be "${value}"${didYouMean(value, values)}`, {
    hint: `it is one of ${values.join(', ')}; the first is the default`,
  });
}

function assumedTwice(name: string, one: string, other: string): EcrAuditError {
  return new EcrAuditError('usage', `--assume ${name} is given twice, as ${one} and as ${other}`, {
    hint: 'leave one out, or simulate once with each',
  });
}

function unknownAssumption(name: string): EcrAuditError {
  return new EcrAuditError('usage', `there is no assumption "${name}"${didYouMean(name, assumptionNames)}`, {
    hint: `assumptions: ${assumptionNames.join(', ')}`,
  });
}
