import type { Forecast, ForecastDay, SteadyState } from '../../../schema/generated/report.js';
import { neutraliseTo } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import { type Bar, chartLines, shadeMark } from '../chart.js';
import type { Page } from '../page.js';
import { type Label, labelled, sentenceHead } from './entry-head.js';
import { whereItLeads } from './steady-words.js';

const longestText = 300;
const mostRates = 8;
const isoDate = 'yyyy-mm-dd'.length;

/**
 * What there will be day by day, as a chart; where it leads; what it goes by.
 * @param inUse - What is to be said of images in use that leave.
 */
export function forecastLines(forecast: Forecast, page: Page, inUse: readonly string[] = []): string[] {
  return [
    ...sentenceHead(labelOf(forecast.steadyState, page), whereItLeads(forecast), page),
    ...chart(forecast.days, page),
    ...inUse,
    ...labelled('pushes:', rateWords(forecast), page),
    ...forecast.assumptions.flatMap((one) => labelled('assumed:', neutraliseTo(one, longestText), page)),
  ];
}

/** Growth without end is what a lifecycle policy is to prevent. */
function labelOf({ bounded }: SteadyState, { paint }: Page): Label {
  return bounded ? { text: 'BOUNDED', style: paint.good } : { text: 'GROWS', style: paint.bad };
}

/** Sizes over time; numbers of images where no size is known. */
function chart(days: readonly ForecastDay[], { boxes, paint, width }: Page): string[] {
  const sized = days.some(({ bytes, archivedBytes }) => bytes + archivedBytes > 0);
  const bars = days.map(({ images, bytes, archivedBytes }): Bar => {
    return sized ? { value: bytes + archivedBytes, shaded: archivedBytes } : { value: images, shaded: 0 };
  });
  const left = width < 80 ? '  ' : '            ';
  const dates = days.map(({ date }) => neutraliseTo(date, isoDate));
  const lines = chartLines(bars, { width: width - left.length, blocks: boxes, measure: sized ? 'bytes' : 'count', dates, paint });
  const legend = lines.length > 0 && bars.some(({ shaded }) => shaded > 0) ? [paint.quiet(`${shadeMark(boxes)} in the archive`)] : [];
  return lines.length === 0 ? [] : ['', ...[...lines, ...legend].map((line) => `${left}${line}`), ''];
}

function rateWords({ pushes }: Forecast): string {
  if (pushes.length === 0) return 'none are expected';
  const rates = pushes
    .slice(0, mostRates)
    .map(({ of, perDay, from }) => `${neutraliseTo(of, longestText)} ${rateOf(perDay)} a day (${from})`);
  const rest = pushes.length - rates.length;
  return [...rates, ...(rest > 0 ? [`and ${quantity(rest, 'more kind')}`] : [])].join('; ');
}

function rateOf(perDay: number): string {
  if (perDay > 0 && perDay < 0.01) return 'under 0.01';
  return perDay >= 1000 ? formatCount(Math.round(perDay)) : String(Math.round(perDay * 100) / 100);
}
