import { isCalendarDay } from '../../model/calendar-day.js';

const iso =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Years that an inventory knows. */
const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/**
 * An instant as the AWS CLI prints it: ISO 8601 with the offset of the machine, or seconds since 1970 as the service sends them, both to
 * the microsecond. https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html (cli_timestamp_format)
 *
 * @returns ISO 8601 in UTC: as it stands where it is that, which is nearly always so on a server, else to the millisecond, what is finer
 * cut off; undefined for what is no instant.
 */
export function cliInstant(value: unknown): string | undefined {
  if (typeof value === 'number') return inWords(Math.floor(Math.round(value * 1e6) / 1e3));
  return typeof value === 'string' && iso.test(value) ? inUtc(value) : undefined;
}

/** Most texts keep their day in UTC and need no Date, which takes long over hundreds of thousands; and a new text takes memory. */
function inUtc(text: string): string | undefined {
  // Date.parse takes the 30th of February for the 2nd of March.
  if (text.slice(8, 10) > '28' && !isCalendarDay(text.slice(0, 10))) return undefined;
  const isKnownYear = text >= '19' && text < '22';
  if (isKnownYear && (text.endsWith('Z') || text.endsWith('+00:00'))) return text;
  const end = text.length - 6;
  const hour = Number(text.slice(11, 13)) - Number(text.slice(end, end + 3));
  if (!isKnownYear || !text.endsWith(':00') || hour < 0 || hour > 23) return inWords(Date.parse(text));
  return text.slice(0, 11) + (hour < 10 ? `0${hour}` : hour) + text.slice(13, 19) + milliseconds(text, end);
}

function milliseconds(text: string, end: number): string {
  return end === 19 ? '.000Z' : `${text.slice(19, Math.min(end, 23)).padEnd(4, '0')}Z`;
}

function inWords(time: number): string | undefined {
  return time >= earliest && time < latest ? new Date(time).toISOString() : undefined;
}
