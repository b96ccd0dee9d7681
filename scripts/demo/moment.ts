/** When the inventory was taken, a Monday. */
export const takenAt = '2026-11-16T06:00:00.000Z';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Milliseconds since 1970, so many days before the inventory was taken. */
export function daysAgo(days: number): number {
  return Date.parse(takenAt) - days * day;
}

/** An instant as Amazon ECR gives it: to the second, and never later than the inventory. */
export function instant(time: number): string {
  const known = Math.min(time, Date.parse(takenAt) - minute);
  return new Date(Math.floor(known / 1_000) * 1_000).toISOString();
}
