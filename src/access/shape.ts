import type { JsonPath } from './json-text.js';

export type Complain = (path: JsonPath, message: string) => void;

/** True for an object of JSON, an array being none. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Complains of each key that is not allowed: IAM refuses a policy with an element that it does not know. */
export function refuseUnknownKeys(
  value: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
  path: JsonPath,
  complain: Complain,
): void {
  for (const key of Object.keys(value)) {
    if (allowed.includes(key)) continue;
    const meant = allowed.find((each) => each.toLowerCase() === key.toLowerCase());
    complain([...path, key], `is no element of a policy${meant === undefined ? '' : ` (did you mean "${meant}"?)`}`);
  }
}

/** Reads a text or a list of texts as a list. */
export function readTexts(value: unknown, path: JsonPath, complain: Complain): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) {
    complain(path, 'is neither text nor a list of texts');
    return [];
  }
  const list: readonly unknown[] = value;
  return list.flatMap((each, index) => {
    if (typeof each === 'string') return [each];
    complain([...path, index], 'is not text');
    return [];
  });
}
