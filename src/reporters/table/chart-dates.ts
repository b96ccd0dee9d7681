/** Between two dates, at least. */
const gap = 4;

/** A line with the first date, the last, and as many between as there is room for, each where it is on the axis. Nothing without room. */
export function dateLine(dates: readonly string[], columns: number): string[] {
  const longest = dates.reduce((most, date) => Math.max(most, date.length), 0);
  const room = Math.floor((columns + gap) / (longest + gap));
  if (longest === 0 || room < 1) return [];
  const count = Math.min(room, dates.length, mostDates);
  const places = Array.from({ length: count }, (_, at) => (count === 1 ? 0 : at / (count - 1)));
  const line = places.reduce((text, place) => {
    const date = dates[Math.round(place * (dates.length - 1))] ?? '';
    return `${text.padEnd(Math.round(place * (columns - date.length)))}${date}`;
  }, '');
  return [line];
}

/** A reader counts days between more of them. */
const mostDates = 4;
