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
  /** True for what is not to be shown, which is read as if it were not known; undefined where everything may be. */
  readonly hidden: Json | undefined;
}

/** The object before the change; null where there is none. Nothing in it is unknown. */
export function beforeOf(change: PlanChange, hidden?: Json): PlannedValue | null {
  return isObject(change.before) ? { value: change.before, unknown: undefined, path: '', hidden } : null;
}

/** The object that the plan leads to; null where there is none. */
export function afterOf(change: PlanChange, hidden?: Json): PlannedValue | null {
  const exists = isObject(change.after) || change.after_unknown === true;
  return exists ? { value: change.after, unknown: change.after_unknown, path: '', hidden } : null;
}

/** The same with nothing hidden: what belongs to what is told by names, whether they are to be shown or not. */
export function bare(at: PlannedValue): PlannedValue {
  return at.hidden === undefined ? at : { ...at, hidden: undefined };
}

/** One step down. What lies in something unknown is unknown too, and what lies in something hidden is hidden. */
export function memberAt(of: PlannedValue, key: string | number): PlannedValue {
  const path = of.path === '' ? String(key) : `${of.path}.${key}`;
  if (isHiddenIn(of, key)) return { value: undefined, unknown: undefined, path, hidden: true };
  const hidden = memberOf(of.hidden, key);
  return {
    value: memberOf(of.value, key),
    unknown: of.unknown === true ? true : memberOf(of.unknown, key),
    path,
    hidden: hidden === true ? undefined : hidden,
  };
}

/** True where nothing stands there. */
export function isAbsent(at: PlannedValue): boolean {
  return at.value === null || at.value === undefined;
}

/** True where the value will be known after the apply only, and where it is hidden. */
export function isPending(at: PlannedValue): boolean {
  return isAbsent(at) && (at.unknown === true || at.hidden === true);
}

/** The Unknown of a value that the plan does not show yet. */
export function pending(path: string): Unknown {
  return unknown('known-after-apply', `\`${path}\` is known after apply`);
}

/** Why a value that is pending is not known: it comes with the apply, or it is hidden. */
export function whyPending({ path, hidden }: PlannedValue): Unknown {
  return hidden === true ? sensitive : pending(path);
}

// Nothing that the plan makes: that a value is sensitive does not say that there is one.
const sensitive = unknown('not-told', 'sensitive');

function pendingAt(of: PlannedValue, key: string | number): Unknown | undefined {
  if (isHiddenIn(of, key)) return sensitive;
  return isMarkedUnknown(of, key) ? pending(of.path === '' ? String(key) : `${of.path}.${key}`) : undefined;
}

/** What is yet to come has nothing to hide: that it is not known is what there is to tell. */
function isHiddenIn(of: PlannedValue, key: string | number): boolean {
  if (of.hidden === undefined || (of.hidden !== true && memberOf(of.hidden, key) !== true)) return false;
  return (memberOf(of.value, key) ?? null) !== null || !isMarkedUnknown(of, key);
}

function isMarkedUnknown(of: PlannedValue, key: string | number): boolean {
  return of.unknown === true || memberOf(of.unknown, key) === true;
}

function shownMember(of: PlannedValue, key: string | number): Json | undefined {
  return isHiddenIn(of, key) ? undefined : memberOf(of.value, key);
}

/** A string attribute, or `absent` where there is none: Terraform's null and an empty string are the same to AWS. */
export function textAt(of: PlannedValue, key: string | number, absent = ''): Knowable<string> {
  const value = shownMember(of, key);
  if (value === null || value === undefined) return pendingAt(of, key) ?? absent;
  if (value === '') return absent;
  return typeof value === 'string' ? value : String(value);
}

/** A boolean attribute; false where there is none, unless said otherwise. */
export function flagAt(of: PlannedValue, key: string, absent = false): Knowable<boolean> {
  const value = shownMember(of, key);
  if (value === null || value === undefined) return pendingAt(of, key) ?? absent;
  return value === true || value === 'true';
}

/** A number attribute. */
export function numberAt(of: PlannedValue, key: string, absent: number): Knowable<number> {
  const value = shownMember(of, key);
  if (value === null || value === undefined) return pendingAt(of, key) ?? absent;
  const number = Number(value);
  return Number.isFinite(number) ? number : absent;
}

/** A list or set of strings; one unknown member makes the whole unknown. */
export function textsAt(of: PlannedValue, key: string): Knowable<string[]> {
  const members = blocksAt(of, key);
  if (isUnknown(members)) return members;
  const unclear = members.find(isPending);
  if (unclear !== undefined) return whyPending({ ...unclear, path: memberAt(of, key).path });
  return members.flatMap((member) => (typeof member.value === 'string' ? [member.value] : []));
}

/** The members of a list, such as the blocks of one name; a lone object is a list of one. */
export function blocksAt(of: PlannedValue, key: string): readonly PlannedValue[] | Unknown {
  const at = memberAt(of, key);
  if (isPending(at)) return whyPending(at);
  if (isObject(at.value)) return [at];
  return isList(at.value) ? at.value.map((_, index) => memberAt(at, index)) : [];
}
