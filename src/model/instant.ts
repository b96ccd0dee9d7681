import { type Knowable, unknown } from './unknown.js';

/** Milliseconds of a day. */
export const day = 86_400_000;

/** An instant that others are compared with: millions of texts, so that it is there as a text too. */
export interface Instant {
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  /** ISO 8601 to the second. */
  readonly toSeconds: string;
  /** ISO 8601 to the millisecond. */
  readonly toMilliseconds: string;
}

/** @param time - Milliseconds since 1970, UTC. @throws RangeError for what is no time. */
export function instantAt(time: number): Instant {
  const toMilliseconds = new Date(time).toISOString();
  return { time, toMilliseconds, toSeconds: `${toMilliseconds.slice(0, 19)}Z` };
}

/** The instant that is so many days before another. A number of days that no calendar reaches back to is as good as never. */
export function daysBefore(days: number, { time }: Instant): Instant {
  return instantAt(Math.max(time - days * day, earliest));
}

const earliest = Date.UTC(0, 0, 1);

/** True where a text names an instant before another; a text that names none says nothing. */
export function isBefore(text: string, instant: Instant): Knowable<boolean> {
  // Texts of one form sort as the instants do, and need not be parsed.
  if (isIso(text, 24)) return text < instant.toMilliseconds;
  if (isIso(text, 20)) return text < instant.toSeconds || (text === instant.toSeconds && instant.time % 1000 > 0);
  const time = Date.parse(text);
  return Number.isNaN(time) ? unknown('ambiguous', `"${text}" is no instant`) : time < instant.time;
}

/** The day of an instant in UTC, as YYYY-MM-DD. @throws RangeError for a text that names none. */
export function dayOf(text: string): string {
  return isIso(text, 24) || isIso(text, 20) ? text.slice(0, 10) : new Date(text).toISOString().slice(0, 10);
}

/** Less than 0 where the first names the earlier instant, 0 where both name the same. */
export function compareInstants(one: string, other: string): number {
  if (one.length === other.length && (isIso(one, 24) || isIso(one, 20))) return one === other ? 0 : one < other ? -1 : 1;
  return Date.parse(one) - Date.parse(other);
}

/** The later of two texts that name instants; of those that name none, one. */
export function laterOf(one: string, other: string): string {
  const order = compareInstants(one, other);
  if (Number.isNaN(order)) return Number.isNaN(Date.parse(one)) ? one : other;
  return order > 0 ? one : other;
}

/** The earlier of two texts that name instants; of those that name none, one. */
export function earlierOf(one: string, other: string): string {
  const order = compareInstants(one, other);
  if (Number.isNaN(order)) return Number.isNaN(Date.parse(one)) ? one : other;
  return order < 0 ? one : other;
}

/** ISO 8601 in UTC: of 20 characters to the second, of 24 to the millisecond. */
function isIso(text: string, length: 20 | 24): boolean {
  return text.length === length && text[length - 1] === 'Z' && text[10] === 'T';
}
