import path from 'node:path';
import { isCalendarDay } from '../model/calendar-day.js';
import { validate as validateWaivers } from '../schema/generated/validate-waivers.js';
import type { Waiver, Waivers } from '../schema/generated/waivers.js';
import { faultsError, type LocatedDocument, readDocument } from '../schema/located-document.js';
import { fromHere } from './path-from-here.js';
import { readTextFile } from './read-text-file.js';

/** A waiver, the file that has it, and the place there. */
export interface PlacedWaiver extends Waiver {
  readonly from: string;
  readonly at: string;
}

const waiverHint = 'a waiver needs rule, resource, reason (10 characters or more) and expires (YYYY-MM-DD)';

/** Reads an entry of `waivers` in a config: a waiver, or a file that holds some. */
export async function readWaivers(
  entry: string | Waiver,
  base: string,
  config: LocatedDocument | null,
  index: number,
): Promise<readonly PlacedWaiver[]> {
  if (typeof entry !== 'string') return config === null ? [] : [{ ...entry, from: config.file, at: placeIn(config, ['waivers', index]) }];
  const file = fromHere(path.resolve(base, entry));
  const document = readDocument(await readTextFile(file, 'the waivers'), file, validateWaivers, 'waiver-invalid', waiverHint);
  const { waivers } = document.value as Waivers;
  checkDates(waivers, document);
  return waivers.map((waiver, place) => ({ ...waiver, from: entry, at: placeIn(document, ['waivers', place]) }));
}

/** Where a value stands in a document, as `file:line:column`. */
export function placeIn(document: LocatedDocument, at: readonly (string | number)[]): string {
  const { line, column } = typeof at.at(-1) === 'string' ? document.keyPosition(at) : document.position(at);
  return `${document.file}:${line}:${column}`;
}

/** A day that there is not, such as 2026-02-30, has the form of one. */
export function checkDates(waivers: readonly (string | Waiver)[], document: LocatedDocument): void {
  const faults = waivers.flatMap((waiver, index) => {
    if (typeof waiver === 'string' || isCalendarDay(waiver.expires)) return [];
    const message = `the waiver of ${waiver.rule} on ${waiver.resource} expires on ${waiver.expires}, which is no day`;
    return [{ ...document.position(['waivers', index, 'expires']), message }];
  });
  if (faults.length > 0) throw faultsError(faults, document.file, 'waiver-invalid', waiverHint);
}
