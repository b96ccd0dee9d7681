import { type Knowable, unknown } from './unknown.js';

/** Milliseconds of a day. */
export const day = 86_400_000;

/** An instant that others are compared with: millions of texts, so that it is there as a text too. */
export interface Instant {
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  /** ISO 8601 in UTC to the second, without its Z: `2026-11-21T12:00:00`. */
  readonly toSeconds: string;
  /** The same to the millisecond. */
  readonly toMilliseconds: string;
}

/** @param time - Milliseconds since 1970, UTC. @throws RangeError for what is no time. */
export function instantAt(time: number): Instant {
  const toMilliseconds = new Date(time).toISOString().slice(0, -1);
  return { time, toMilliseconds, toSeconds: toMilliseconds.slice(0, -4) };
}

/** The instant that is so many days before another. A number of days that no calendar reaches back to is as good as never. */
export function daysBefore(days: number, { time }: Instant): Instant {
  return instantAt(Math.max(time - days * day, earliest));
}

const earliest = Date.UTC(0, 0, 1);

/** True where a text names an instant before another; a text that names none says nothing. */
export function isBefore(text: string, instant: Instant): Knowable<boolean> {
  // Texts in UTC sort as the instants do, and need not be parsed. A text that goes on where the instant ends sorts after it.
  if (isUtc(text)) {
    if (text[19] === '.') return text < instant.toMilliseconds;
    return text < instant.toSeconds || (text.startsWith(instant.toSeconds) && !instant.toMilliseconds.endsWith('.000'));
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? unknown('ambiguous', `"${text}" is no instant`) : time < instant.time;
}

/** The day of an instant in UTC, as YYYY-MM-DD. @throws RangeError for a text that names none. */
export function dayOf(text: string): string {
  return isUtc(text) ? text.slice(0, 10) : new Date(text).toISOString().slice(0, 10);
}

/** Less than 0 where the first names the earlier instant, 0 where both name the same. */
export function compareInstants(one: string, other: string): number {
  if (one.length === other.length && one.at(-1) === other.at(-1) && isUtc(one) && isUtc(other))
    return one === other ? 0 : one < other ? -1 : 1;
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

/** ISO 8601 in UTC, to the second, or to the millisecond or finer. */
function isUtc(text: string): boolean {
  const end = text.length - (text.endsWith('Z') ? 1 : text.endsWith('+00:00') ? 6 : text.length);
  return text[10] === 'T' && (end === 19 || (end > 22 && text[19] === '.'));
}
