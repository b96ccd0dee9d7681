import type { Forecast, ForecastDay, SteadyState } from '../../../schema/generated/report.js';
import { formatBytes } from '../../byte-size.js';
import { formatMoney } from '../../money.js';
import { neutraliseTo } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';

/** What is stored, and what that costs. */
export type Stored = Pick<ForecastDay, 'images' | 'bytes' | 'archivedBytes' | 'monthlyCost'>;

const longestWhy = 300;

/** What a forecast comes to, in a sentence: how much is stored in the end, when, and why. Safe to print. */
export function whereItLeads(forecast: Forecast): string {
  const { why, bounded } = forecast.steadyState;
  const words = bounded ? steadyWords(forecast) : `${aheadWords(forecast)}${growthWords(forecast.steadyState)}`;
  return why === '' ? words : `${words}: ${neutraliseTo(why, longestWhy)}`;
}

/** What the last day holds, where that is not the end of it. */
function aheadWords({ days, horizonDays }: Forecast): string {
  const last = days.at(-1);
  return last === undefined || horizonDays === 0 ? '' : `in ${quantity(horizonDays, 'day')} ${sizeWords(last)}; `;
}

function growthWords({ growth: { images, bytes, monthlyCost } }: SteadyState): string {
  const more = [`${formatCount(Math.round(images))} images`, formatBytes(bytes), ...moneyWords(monthlyCost)];
  return `grows without end, each month adds ${more.join(', ')}`;
}

function steadyWords(forecast: Forecast): string {
  const { days, horizonDays, steadyState: end } = forecast;
  const size = sizeWords(end);
  if (end.afterDays === 0 || (horizonDays > 0 && isSteady(forecast))) return `stays at ${aboutWord(forecast)}${size}`;
  const becomes = `${directionOf(days[0], end)} to`;
  const when = `in ${durationWords(end.afterDays)}`;
  if (end.afterDays > horizonDays) return `${aheadWords(forecast)}${becomes} ${size} ${when}`;
  return `${becomes} ${aboutWord(forecast)}${size} ${when}, and stays there`;
}

/** The end is a mean: a day may have an image more, or one less. */
function aboutWord({ days, steadyState: end }: Forecast): string {
  return days.slice(-endOfForecast).every((day) => sizeWords(day) === sizeWords(end)) ? '' : 'about ';
}

/** What goes up and down in the end is steady while it does no more than that; without pushes nothing goes up or down. */
function isSteady(forecast: Forecast): boolean {
  const { days, pushes, steadyState: end } = forecast;
  const isMean = pushes.length > 0 && aboutWord(forecast) !== '';
  return days.every((day) => (isMean ? isAbout(day, end) : sizeWords(day) === sizeWords(end)));
}

const endOfForecast = 7;
const fewPerCent = 0.03;

function isAbout(day: Stored, end: Stored): boolean {
  const images = Math.abs(day.images - end.images);
  const oneImage = end.images === 0 ? 0 : allBytes(end) / end.images;
  return (
    images <= Math.max(1, end.images * fewPerCent) &&
    Math.abs(allBytes(day) - allBytes(end)) <= Math.max(oneImage, allBytes(end) * fewPerCent)
  );
}

/** Neither where there are more images and fewer bytes. */
function directionOf(today: Stored | undefined, end: Stored): string {
  const changes = today === undefined ? [] : [end.images - today.images, allBytes(end) - allBytes(today)].filter((change) => change !== 0);
  if (changes.length === 0) return 'comes';
  if (changes.every((change) => change > 0)) return 'grows';
  return changes.every((change) => change < 0) ? 'shrinks' : 'comes';
}

function allBytes({ bytes, archivedBytes }: Stored): number {
  return bytes + archivedBytes;
}

const daysOfYear = 365.25;

function durationWords(days: number): string {
  const years = Math.floor(days / daysOfYear);
  return `${quantity(days, 'day')}${years < 2 ? '' : ` (${formatCount(years)} years)`}`;
}

/** How much is stored. Safe to print. */
export function sizeWords({ images, bytes, archivedBytes, monthlyCost }: Stored): string {
  const archived = archivedBytes === 0 ? [] : [`${formatBytes(archivedBytes)} in the archive`];
  return [quantity(images, 'image'), formatBytes(bytes), ...archived, ...moneyWords(monthlyCost)].join(', ');
}

function moneyWords(decimal: string): string[] {
  const money = formatMoney(decimal);
  return money === '' ? [] : [`${money} a month`];
}
