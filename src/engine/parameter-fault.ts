import { didYouMean } from '../model/closest.js';
import type { Parameter, Rule } from '../schema/generated/rule.js';

const inWords = {
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  strings: 'a list of texts',
  environments: 'a list of environments',
} as const;

/** What is wrong with a parameter that is given a value; empty where nothing is. The value may be a map by environment. */
export function parameterFault(rule: Rule, name: string, value: unknown): string {
  const declared = declaredParameter(rule, name);
  if (declared === undefined) return noParameter(rule, name);
  const values = isByEnvironment(value) ? Object.values(value) : [value];
  return values.map((one) => valueFault(rule, name, declared, one)).find((fault) => fault !== '') ?? '';
}

/** The declaration of a parameter; undefined where the rule has none of that name. */
export function declaredParameter({ params = {} }: Rule, name: string): Parameter | undefined {
  return Object.hasOwn(params, name) ? params[name] : undefined;
}

/** That a rule has no parameter of a name, and which one was probably meant. */
export function noParameter({ id, params = {} }: Rule, name: string): string {
  return `rule ${id} has no parameter "${name}"${didYouMean(name, Object.keys(params))}`;
}

/** What is wrong with one value of a parameter; empty where nothing is. */
export function valueFault({ id }: Rule, name: string, { type, minimum = 0, oneOf }: Parameter, value: unknown): string {
  const fault = isOf(type, value) ? numberFault(value, minimum) || wordFault(value, oneOf) : `${inWords[type]}, not ${shown(value)}`;
  return fault === '' ? '' : `parameter "${name}" of ${id} is to be ${fault}`;
}

function numberFault(value: unknown, minimum: number): string {
  if (typeof value !== 'number') return '';
  // Nothing is more than infinity (.inf in YAML, 1e400 in JSON), so that a rule with it would fail nobody.
  if (value === Number.POSITIVE_INFINITY) return `a finite number, not ${value}`;
  // Not a number at all (.nan in YAML) is no more than anything.
  return value >= minimum ? '' : `${minimum} or more, not ${value}`;
}

function wordFault(value: unknown, allowed: readonly string[] | undefined): string {
  const words: readonly unknown[] = Array.isArray(value) ? value : [value];
  const strange = words.find((word) => typeof word === 'string' && allowed?.includes(word) === false);
  if (allowed === undefined || strange === undefined) return '';
  return `one of ${allowed.join(', ')}, not ${shown(strange)}${didYouMean(String(strange), allowed)}`;
}

function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** True for a map by environment: lists are values. */
export function isByEnvironment(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOf(type: Parameter['type'], value: unknown): boolean {
  if (type !== 'strings' && type !== 'environments') return typeof value === type;
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
