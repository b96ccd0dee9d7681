import type { Unknown, UnknownCause } from '../schema/generated/inventory.js';

/** A value, or the reason why it is not known. */
export type Knowable<T> = T | Unknown;

/**
 * Tells an unknown value from a known one.
 *
 * A known object never has a property `unknown`: tags, the only objects with keys from outside, are asked by `isUnknown`
 * too and have a string or an Unknown under that key, never a cause beside a detail.
 */
export function isUnknown(value: unknown): value is Unknown {
  return (
    typeof value === 'object' &&
    value !== null &&
    'unknown' in value &&
    'detail' in value &&
    Object.keys(value).length === 2 &&
    causes.has(value.unknown)
  );
}

const causes = new Set<unknown>([
  'known-after-apply',
  'not-in-plan',
  'made-elsewhere',
  'access-denied',
  'not-read',
  'left-out',
  'not-told',
  'not-scanned',
  'ambiguous',
] satisfies UnknownCause[]);

/** True for a value that was not read of an account: refused, failed, or left out on purpose. What AWS does not tell was read. */
export function isUnread(value: unknown): value is Unknown {
  return isUnknown(value) && unread.has(value.unknown);
}

const unread: ReadonlySet<UnknownCause> = new Set(['access-denied', 'not-read', 'left-out']);

/** True for a value that is set and not known yet, since the plan makes what it names. */
export function isToBeMade(value: unknown): boolean {
  return isUnknown(value) && value.unknown === 'known-after-apply';
}

/** Makes an unknown value. `detail` is a phrase for a person: what is not known and where it would be seen. */
export function unknown(cause: UnknownCause, detail: string): Unknown {
  return { unknown: cause, detail };
}

/** Applies a function to a known value; an unknown one stays what it is. */
export function whenKnown<T, R>(value: Knowable<T>, use: (known: T) => Knowable<R>): Knowable<R> {
  return isUnknown(value) ? value : use(value);
}
