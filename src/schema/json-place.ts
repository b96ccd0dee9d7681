import type { EcrAuditError } from '../model/errors.js';
import { isObject } from '../model/event-matcher.js';
import type { JsonFile } from './json-file.js';
import type { Path } from './located-document.js';

/** A value in a file of JSON, and the way to it, for an error. What is not there, or is null, is undefined. */
export interface JsonPlace {
  readonly file: JsonFile;
  readonly path: Path;
  readonly value: unknown;
}

/** The whole of a file. */
export function wholeOf(file: JsonFile): JsonPlace {
  return { file, path: [], value: file.value };
}

/** The value below some keys. @throws EcrAuditError for what stands on the way and is no object. */
export function below(place: JsonPlace, ...keys: readonly string[]): JsonPlace {
  return keys.reduce<JsonPlace>(({ file, path, value }, key) => {
    if (value !== undefined && !isObject(value)) throw file.misfit(path, 'an object');
    return { file, path: [...path, key], value: value !== undefined && Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined };
  }, place);
}

/** The items of a list; none where there is no list. @throws EcrAuditError for another value. */
export function itemsOf(place: JsonPlace): readonly JsonPlace[] {
  const { file, path, value } = place;
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw file.misfit(path, 'a list');
  return value.map((item: unknown, index) => ({ file, path: [...path, index], value: item }));
}

/** A text; empty where there is none. @throws EcrAuditError for another value. */
export function textOf(place: JsonPlace): string {
  const { value } = place;
  if (value === undefined) return '';
  if (typeof value !== 'string') throw misfitAt(place, 'a text');
  return value;
}

/** True for an object that has a member of that name, be it null. */
export function hasMember({ value }: JsonPlace, key: string): boolean {
  return isObject(value) && Object.hasOwn(value, key);
}

/** The error for a value that is not what was expected there. */
export function misfitAt({ file, path }: JsonPlace, expected: string): EcrAuditError {
  return file.misfit(path, expected);
}
