import type { Forecast, ForecastDay, RepositorySimulation } from '../../../schema/generated/report.js';
import { signOfMoney, sumOfMoney } from '../../money.js';
import { formatCount, quantity } from '../../quantity.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { type LaterLoss, leavingInUse } from './leaving-in-use.js';
import { type Stored, sizeWords } from './steady-words.js';

/**
 * What the days to come bring to all repositories together: how many images leave, how many of them are there or in use today, and how what
 * is stored changes with them and with what is pushed, of which no forecast tells the sizes apart. Nothing where nothing is forecast.
 */
export function estateForecast(simulations: readonly RepositorySimulation[], { width, paint }: Page): string[] {
  const forecasts = simulations.flatMap(({ forecast }) => (forecast === undefined || forecast.horizonDays === 0 ? [] : [forecast]));
  if (forecasts.length === 0) return [];
  const losses = simulations.map(leavingInUse).filter(({ length }) => length > 0);
  const growing = forecasts.filter(({ steadyState }) => !steadyState.bounded).length;
  const words = [
    `${horizonWords(forecasts)} ${leavingWords(forecasts)}`,
    storedWords(forecasts),
    growing === 0 ? '' : `${quantity(growing, 'repository')} ${growing === 1 ? 'grows' : 'grow'} without end`,
  ];
  return [
    ...hang('  ', words.filter((part) => part !== '').join('; '), width).map(paint.strong),
    ...(losses.length === 0 ? [] : hang('  ', inUseWords(losses), width).map(paint.warning)),
  ];
}

/** A repository to which much is pushed is not followed as far. */
function horizonWords(forecasts: readonly Forecast[]): string {
  const longest = forecasts.reduce((most, { horizonDays }) => Math.max(most, horizonDays), 0);
  const shorter = forecasts.filter(({ horizonDays }) => horizonDays < longest).length;
  return `within ${quantity(longest, 'day')}${shorter === 0 ? '' : ` (fewer in ${quantity(shorter, 'repository')})`}`;
}

function leavingWords(forecasts: readonly Forecast[]): string {
  const later = forecasts.flatMap(({ days }) => days.filter(({ day }) => day > 0));
  const [expired, archived] = [sum(later, ({ expired: count }) => count), sum(later, ({ archived: count }) => count)];
  if (expired + archived === 0) return 'later runs take no image';
  const verbs = [
    expired === 0 ? '' : `expire ${quantity(expired, 'image')}`,
    archived === 0 ? '' : `archive ${expired === 0 ? quantity(archived, 'image') : formatCount(archived)}`,
  ];
  const there = forecasts.reduce(
    (count, { days }) => count + new Set(days.flatMap(({ leaving }) => leaving.map(({ imageDigest }) => imageDigest))).size,
    0,
  );
  return `later runs ${verbs.filter((verb) => verb !== '').join(' and ')}, ${thereWords(there, expired + archived)}`;
}

function thereWords(there: number, all: number): string {
  if (there === all) return there === 1 ? 'which is there today' : 'all of which are there today';
  if (there === 0) return 'none of which is there today';
  return `of which ${formatCount(there)} ${there === 1 ? 'is' : 'are'} there today`;
}

function storedWords(forecasts: readonly Forecast[]): string {
  const of = (at: number): string => sizeWords(storedOn(forecasts.flatMap(({ days }) => days.at(at) ?? [])));
  const [first, last] = [of(0), of(-1)];
  return first === last ? `what is stored stays at ${first}` : `what is stored goes from ${first} to ${last}`;
}

/** Money would be too little where one price is not known: then none is told. */
function storedOn(days: readonly ForecastDay[]): Stored {
  const costs = days.filter(({ images }) => images > 0).map(({ monthlyCost }) => monthlyCost);
  return {
    images: sum(days, ({ images }) => images),
    bytes: sum(days, ({ bytes }) => bytes),
    archivedBytes: sum(days, ({ archivedBytes }) => archivedBytes),
    monthlyCost: costs.some((cost) => signOfMoney(cost) === undefined) ? '' : sumOfMoney(costs),
  };
}

function inUseWords(losses: readonly (readonly LaterLoss[])[]): string {
  const count = losses.reduce((sum, { length }) => sum + length, 0);
  const [first = ''] = losses.flatMap(([loss]) => loss?.date ?? []).sort();
  const images = count === 1 ? '1 image that is in use today leaves' : `${formatCount(count)} images that are in use today leave`;
  return `${images} then, from ${quantity(losses.length, 'repository')}, ${count === 1 ? '' : 'the first '}on ${first}`;
}

function sum(days: readonly ForecastDay[], of: (day: ForecastDay) => number): number {
  return days.reduce((total, day) => total + of(day), 0);
}
