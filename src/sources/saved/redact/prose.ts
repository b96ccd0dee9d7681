import { isUnknown, type Knowable } from '../../../model/unknown.js';
import type { Identifiers } from './identifiers.js';
import { proseWords } from './public-words.js';
import type { Words } from './words.js';

/** Permissions, errors and flags, which say what to do and not whose something is. */
const kept = /\b(?:[a-z0-9-]{2,24}:(?:[A-Z][a-z]+){2,8}|(?:[A-Z][a-z]+){1,6}(?:Exception|Error))\b/g;

/** Redacts sentences of ours on what could not be read: names in them are the pseudonyms that they have elsewhere. */
export function createProse(words: Words, identifiers: Identifiers): (text: string) => string {
  const keptWords = words.textKeeping(proseWords);
  const keeping = (text: string): string => identifiers.within(text, keptWords);
  return (text) => {
    let at = 0;
    let redacted = '';
    for (const { 0: found, index } of text.matchAll(kept)) {
      redacted += keeping(text.slice(at, index)) + found;
      at = index + found.length;
    }
    return redacted + keeping(text.slice(at));
  };
}

/** A redactor of values of which some are not known: those keep their cause. */
export function knowable<T>(prose: (text: string) => string, redact: (known: T) => T): (value: Knowable<T>) => Knowable<T> {
  return (value) => (isUnknown(value) ? { unknown: value.unknown, detail: prose(value.detail) } : redact(value));
}

/** The same of lists. */
export function eachKnown<T>(prose: (text: string) => string, redact: (one: T) => T): (list: Knowable<T[]>) => Knowable<T[]> {
  return knowable(prose, (list: T[]) => list.map((one) => redact(one)));
}
