import { UnknownRead } from '../facts/object-type.js';

/** A value as JSON holds it. */
export type PlainValue = null | boolean | number | string | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** Turns what an expression gives into plain data for the evidence: views into objects, int into number. */
export function plainValue(value: unknown): PlainValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'bigint':
      return Number(value);
    case 'object':
      return value === null ? null : plainObject(value);
    default:
      return String(value);
  }
}

function plainObject(value: object): PlainValue {
  if (Array.isArray(value)) return value.map(plainValue);
  if (value instanceof Map) return Object.fromEntries([...value.keys()].map((key) => [String(key), readOrSay(() => value.get(key))]));
  const prototype: unknown = Object.getPrototypeOf(value);
  const keys = prototype === Object.prototype ? Object.keys(value) : getterNames(prototype);
  return Object.fromEntries(keys.map((key) => [key, readOrSay(() => Reflect.get(value, key))]));
}

function getterNames(prototype: unknown): string[] {
  if (typeof prototype !== 'object' || prototype === null) return [];
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([, { get }]) => get !== undefined)
    .map(([key]) => key);
}

function readOrSay(read: () => unknown): PlainValue {
  try {
    return plainValue(read());
  } catch (thrown) {
    if (thrown instanceof UnknownRead) return `(${thrown.value.detail})`;
    // A verdict stands without a piece of its evidence.
    return `(cannot be told: ${thrown instanceof Error ? thrown.message : String(thrown)})`;
  }
}

/** A value in the text of a message. */
export function plainText(value: unknown): string {
  const plain = plainValue(value);
  if (typeof plain === 'string') return plain;
  if (Array.isArray(plain)) return plain.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join(', ');
  return JSON.stringify(plain);
}
