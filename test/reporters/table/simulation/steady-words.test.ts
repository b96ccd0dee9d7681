import { describe, expect, it } from 'vitest';
import { whereItLeads } from '../../../../src/reporters/table/simulation/steady-words.js';
import type { Forecast, ForecastDay } from '../../../../src/schema/generated/report.js';

const GiB = 2 ** 30;
const storedDay = (images: number, day = 0, bytes = images * GiB): ForecastDay => ({
  day,
  date: '2026-11-21',
  pushed: 0,
  expired: 0,
  archived: 0,
  leaving: [],
  images,
  bytes,
  archivedBytes: 0,
  monthlyCost: '',
});

const pushes: Forecast['pushes'] = [{ of: 'untagged images that no rule selects', perDay: 1, from: 'observed' }];

interface Given {
  /** Of each day, the first of them day 0. */
  readonly images: readonly number[];
  readonly end: number;
  readonly endBytes?: number;
  readonly afterDays: number;
  /** True where nothing is pushed. */
  readonly isQuiet?: boolean;
}

function wordsOf({ images, end, endBytes = end * GiB, afterDays, isQuiet = false }: Given): string {
  const days = images.map((count, day) => storedDay(count, day));
  const growth = { images: 0, bytes: 0, monthlyCost: '' };
  const sizes = { images: end, bytes: endBytes, archivedBytes: 0, monthlyCost: '' };
  const steadyState: Forecast['steadyState'] = { bounded: true, afterDays, ...sizes, growth, why: '' };
  return whereItLeads({ horizonDays: days.length - 1, pushes: isQuiet ? [] : pushes, days, steadyState, assumptions: [] });
}

const flat = (count: number, days = 20) => Array.from({ length: days }, () => count);

describe('a repository that is bounded', () => {
  it.each<[string, Given, string]>([
    ['stays as it is', { images: flat(30), end: 30, afterDays: 31 }, 'stays at 30 images, 30.0 GiB'],
    ['is as it is from now on', { images: [5, 5], end: 5, afterDays: 0 }, 'stays at 5 images, 5.0 GiB'],
    ['goes up and down by one', { images: [14, 13, 14, 15, 14], end: 14, afterDays: 14 }, 'stays at about 14 images, 14.0 GiB'],
    [
      'loses an image of many, and no more',
      { images: [...flat(30), ...flat(29)], end: 29, afterDays: 20 },
      'shrinks to 29 images, 29.0 GiB in 20 days, and stays there',
    ],
    [
      'will lose an image of many, where nothing is pushed',
      { images: flat(30), end: 29, afterDays: 20, isQuiet: true },
      'in 19 days 30 images, 30.0 GiB; shrinks to 29 images, 29.0 GiB in 20 days',
    ],
    ['grows', { images: [1, 2, ...flat(3)], end: 3, afterDays: 2 }, 'grows to 3 images, 3.0 GiB in 2 days, and stays there'],
    ['shrinks', { images: [9, 8, ...flat(4)], end: 4, afterDays: 2 }, 'shrinks to 4 images, 4.0 GiB in 2 days, and stays there'],
    [
      'has more images in the end, and fewer bytes',
      { images: [2, 9, ...flat(9)], end: 9, endBytes: GiB, afterDays: 1 },
      'comes to about 9 images, 1.0 GiB in 1 day, and stays there',
    ],
    [
      'still grows when the forecast ends',
      { images: [1, 2, 3], end: 10_115, afterDays: 37_449 },
      'in 2 days 3 images, 3.0 GiB; grows to 10,115 images, 9.9 TiB in 37,449 days (102 years)',
    ],
    ['grows, of no day but today', { images: [1], end: 700, afterDays: 700 }, 'grows to 700 images, 700.0 GiB in 700 days'],
  ])('that %s', (_, given, words) => {
    expect(wordsOf(given)).toBe(words);
  });
});
