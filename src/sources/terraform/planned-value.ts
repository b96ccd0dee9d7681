import type { Unknown } from '../../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { isList, isObject, memberOf } from './json-shape.js';
import type { Json, PlanChange } from './plan-document.js';

/** A place in `before` or `after`, beside the same place in `after_unknown`. */
export interface PlannedValue {
  readonly value: Json | undefined;
  /** True where the value is known only after the apply; false and nested marks say nothing of the value itself. */
  readonly unknown: Json | undefined;
  /** Attribute names down to here, dotted. */
  readonly path: string;
}

/** The object before the change; null where there is none. Nothing in it is unknown. */
export function beforeOf(change: PlanChange): PlannedValue | null {
  return isObject(change.before) ? { value: change.before, unknown: undefined, path: '' } : null;
}

/** The object that the plan leads to; null where there is none. */
export function afterOf(change: PlanChange): PlannedValue | null {
  const exists = isObject(change.after) || change.after_unknown === true;
  return exists ? { value: change.after, unknown: change.after_unknown, path: '' } : null;
}

/** One step down. What lies in something unknown is unknown too. */
export function memberAt(of: PlannedValue, key: string | number): PlannedValue {
  return {
    value: memberOf(of.value, key),
    unknown: of.unknown === true ? true : memberOf(of.unknown, key),
    path: of.path === '' ? String(key) : `${of.path}.${key}`,
  };
}

/** True where nothing stands there. */
export function isAbsent(at: PlannedValue): boolean {
  return at.value === null || at.value === undefined;
}

/** True where the value will be known after the apply only. */
export function isPending(at: PlannedValue): boolean {
  return isAbsent(at) && at.unknown === true;
}

/** The Unknown of a value that the plan does not show yet. */
export function pending(path: string): Unknown {
  return unknown('known-after-apply', `\`${path}\` is known after apply`);
}

function pendingAt(of: PlannedValue, key: string | number): Unknown | undefined {
  const isMarked = of.unknown === true || memberOf(of.unknown, key) === true;
  return isMarked ? pending(of.path === '' ? String(key) : `${of.path}.${key}`) : undefined;
}

/** A string attribute, or `absent` where there is none: Terraform's null and an empty string are the same to AWS. */
export function textAt(of: PlannedValue, key: string | number, absent = ''): Knowable<string> {
  const value = memberOf(of.value, key);
  if (value === null || value === undefined) return pendingAt(of, key) ?? absent;
  if (value === '') return absent;
  return typeof value === 'string' ? value : String(value);
}

/** A boolean attribute; false where there is none, unless said otherwise. */
export function flagAt(of: PlannedValue, key: string, absent = false): Knowable<boolean> {
  const value = memberOf(of.value, key);
  if (value === null || value === undefined) return pendingAt(of, key) ?? absent;
  return value === true || value === 'true';
}

/** A number attribute. */
export function numberAt(of: PlannedValue, key: string, absent: number): Knowable<number> {
  const value = memberOf(of.value, key);
  if (value === null || value === undefined) return pendingAt(of, key) ?? absent;
  const number = Number(value);
  return Number.isFinite(number) ? number : absent;
}

/** A list or set of strings; one unknown member makes the whole unknown. */
export function textsAt(of: PlannedValue, key: string): Knowable<string[]> {
  const members = blocksAt(of, key);
  if (isUnknown(members)) return members;
  if (members.some(isPending)) return pending(memberAt(of, key).path);
  return members.flatMap((member) => (typeof member.value === 'string' ? [member.value] : []));
}

/** The members of a list, such as the blocks of one name; a lone object is a list of one. */
export function blocksAt(of: PlannedValue, key: string): readonly PlannedValue[] | Unknown {
  const at = memberAt(of, key);
  if (isPending(at)) return pending(at.path);
  if (isObject(at.value)) return [at];
  return isList(at.value) ? at.value.map((_, index) => memberAt(at, index)) : [];
}
