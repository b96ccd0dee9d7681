import { didYouMean } from '../model/closest.js';
import type { Parameter, Rule } from '../schema/generated/rule.js';

const inWords = { number: 'a number', string: 'a text', boolean: 'true or false', strings: 'a list of texts' } as const;

/** What is wrong with a parameter that a pack or a config sets; empty where nothing is. The value may be a map by environment. */
export function parameterFault(rule: Rule, name: string, value: unknown): string {
  const known: Readonly<Record<string, Parameter>> = rule.params ?? {};
  const declared = Object.hasOwn(known, name) ? known[name] : undefined;
  if (declared === undefined) {
    return `rule ${rule.id} has no parameter "${name}"${didYouMean(name, Object.keys(known))}`;
  }
  const values = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : [value];
  const wrong = values.find((one) => !isOf(declared.type, one));
  return wrong === undefined ? '' : `parameter "${name}" of ${rule.id} is to be ${inWords[declared.type]}, not ${JSON.stringify(wrong)}`;
}

function isOf(type: Parameter['type'], value: unknown): boolean {
  return type === 'strings' ? Array.isArray(value) && value.every((item) => typeof item === 'string') : typeof value === type;
}
