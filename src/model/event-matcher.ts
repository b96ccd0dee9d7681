import { everyOf, someOf } from './three-valued.js';
import { type Knowable, unknown, whenKnown } from './unknown.js';
import { matchesWildcard } from './wildcard.js';

/**
 * True where a field of an event with this text meets what an event pattern has for the field: a list, of which one value or
 * matcher is enough. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function acceptsText(wanted: unknown, text: Knowable<string>): Knowable<boolean> {
  if (!Array.isArray(wanted)) return false;
  return someOf(
    wanted.map((one) => (isObject(one) ? everyOf(Object.entries(one).map((matcher) => meets(matcher, text))) : equals(one, text))),
  );
}

/** What stands in for a value that an event may have: whether one can meet the pattern's list for it. */
export function acceptsSomething(wanted: unknown): Knowable<boolean> {
  if (!Array.isArray(wanted)) return false;
  return someOf(wanted.map((one) => (isObject(one) && one['exists'] === false ? cannotTell('exists') : true)));
}

/** True where the list lets an event through that has no such field. */
export function acceptsAbsence(wanted: unknown): boolean {
  return Array.isArray(wanted) && wanted.some((one) => isObject(one) && one['exists'] === false);
}

type Check = (operand: string, text: string) => boolean;

const checks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['prefix', (operand, text) => text.startsWith(operand)],
  ['suffix', (operand, text) => text.endsWith(operand)],
  ['wildcard', (operand, text) => matchesWildcard(operand, text)],
  ['equals-ignore-case', (operand, text) => operand.toLowerCase() === text.toLowerCase()],
]);

function meets([name, operand]: readonly [string, unknown], text: Knowable<string>): Knowable<boolean> {
  if (name === 'exists') return operand === true;
  if (name === 'anything-but') return negated(excluded(operand, text));
  // The fields asked of are texts, never numbers or addresses.
  if (name === 'numeric' || name === 'cidr') return false;
  const check = checks.get(name);
  if (check === undefined) return cannotTell(name);
  if (typeof operand === 'string') return whenKnown(text, (known) => check(operand, known));
  return ignoringCase(check, operand, text) ?? cannotTell(name);
}

// `{"prefix": {"equals-ignore-case": "AWS."}}`
function ignoringCase(check: Check, operand: unknown, text: Knowable<string>): Knowable<boolean> | undefined {
  const inner = isObject(operand) ? operand['equals-ignore-case'] : undefined;
  if (typeof inner !== 'string') return undefined;
  return whenKnown(text, (known) => check(inner.toLowerCase(), known.toLowerCase()));
}

/** What `anything-but` takes out: a value, any of a list, or what a matcher (of one value or a list) matches. */
function excluded(operand: unknown, text: Knowable<string>): Knowable<boolean> {
  if (Array.isArray(operand)) return someOf(operand.map((one) => equals(one, text)));
  if (!isObject(operand)) return equals(operand, text);
  return someOf(
    Object.entries(operand).flatMap(([name, inner]) => (Array.isArray(inner) ? inner : [inner]).map((one) => meets([name, one], text))),
  );
}

function equals(wanted: unknown, text: Knowable<string>): Knowable<boolean> {
  return typeof wanted === 'string' ? whenKnown(text, (known) => known === wanted) : false;
}

function negated(answer: Knowable<boolean>): Knowable<boolean> {
  return whenKnown(answer, (known) => !known);
}

function cannotTell(name: string): Knowable<boolean> {
  return unknown('ambiguous', `it cannot be told what \`${name}\` in the event pattern lets through`);
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
