import type { Json, JsonObject } from './plan-document.js';
import { isJsonObject } from './read-plan-shape.js';

/** The first place where a value is not as expected, as a JSON pointer within it. */
export interface Misfit {
  readonly pointer: string;
  readonly expected: string;
}

/** Holds a value against what is expected; undefined if it fits. */
export type Fit = (value: Json | undefined) => Misfit | undefined;

type Fields = Readonly<Record<string, Fit>>;

export const string: Fit = (value) => (typeof value === 'string' ? undefined : misfit('a string'));
export const boolean: Fit = (value) => (typeof value === 'boolean' ? undefined : misfit('true or false'));
export const instanceKey: Fit = (value) =>
  typeof value === 'string' || typeof value === 'number' ? undefined : misfit('a string or a number');
export const object: Fit = (value) => (isJsonObject(value) ? undefined : misfit('an object'));
export const anything: Fit = () => undefined;

/** A list of which every element fits. */
export function listOf(element: Fit): Fit {
  return (value) => {
    if (!Array.isArray(value)) return misfit('an array');
    for (const [index, each] of value.entries()) {
      const found = element(each);
      if (found !== undefined) return under(String(index), found);
    }
    return undefined;
  };
}

/** An object of any keys of which every member fits. */
export function dictionaryOf(member: Fit): Fit {
  return (value) => {
    if (!isJsonObject(value)) return misfit('an object');
    for (const [key, each] of Object.entries(value)) {
      const found = member(each);
      if (found !== undefined) return under(key, found);
    }
    return undefined;
  };
}

/**
 * An object with these members, and with others that are not looked at. A null in an optional one is taken away: it reads as
 * missing, and the types need not speak of it.
 */
export function record(required: Fields, optional: Fields): Fit {
  const requiredFields = Object.entries(required);
  const optionalFields = Object.entries(optional);
  return (value) => {
    if (!isJsonObject(value)) return misfit('an object');
    for (const [key, fits] of requiredFields) {
      const found = fits(value[key]);
      if (found !== undefined) return under(key, found);
    }
    for (const [key, fits] of optionalFields) {
      const found = fitOptional(value, key, fits);
      if (found !== undefined) return under(key, found);
    }
    return undefined;
  };
}

function fitOptional(owner: JsonObject, key: string, fits: Fit): Misfit | undefined {
  const value = owner[key];
  if (value === null) Reflect.deleteProperty(owner, key);
  return value === undefined || value === null ? undefined : fits(value);
}

function misfit(expected: string): Misfit {
  return { pointer: '', expected };
}

function under(key: string, { pointer, expected }: Misfit): Misfit {
  return { pointer: `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}${pointer}`, expected };
}
