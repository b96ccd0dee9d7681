import type { Parameter, Rule } from '../schema/generated/rule.js';
import { environmentFault } from './environment-names.js';
import { declaredParameter, isByEnvironment, noParameter, valueFault } from './parameter-fault.js';

/** What an entry of a pack, or the config, sets for a rule: each may be a map by environment. */
export interface Terms {
  readonly severity?: unknown;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A fault of what is set, and where below the entry: at the key of the path or at its value. */
export interface TermFault {
  readonly path: readonly string[];
  readonly of: 'key' | 'value';
  readonly message: string;
}

/** What is wrong with the severity and the parameters that are set for a rule; the schema has seen to the severities themselves. */
export function termFaults(rule: Rule, { severity, params = {} }: Terms, environments: ReadonlySet<string>): readonly TermFault[] {
  return [
    ...keyFaults(['severity'], severity, environments),
    ...Object.entries(params).flatMap(([name, value]) => parameterFaults(rule, name, value, environments)),
  ];
}

function parameterFaults(rule: Rule, name: string, value: unknown, environments: ReadonlySet<string>): readonly TermFault[] {
  const path = ['params', name];
  const declared = declaredParameter(rule, name);
  if (declared === undefined) return [{ path, of: 'key', message: noParameter(rule, name) }];
  const check = (at: readonly string[], one: unknown): readonly TermFault[] => {
    const message = valueFault(rule, name, declared, one) || listedFault(declared, one, environments);
    return message === '' ? [] : [{ path: at, of: 'value', message }];
  };
  if (!isByEnvironment(value)) return check(path, value);
  return [...keyFaults(path, value, environments), ...Object.entries(value).flatMap(([key, one]) => check([...path, key], one))];
}

/** An environment that nobody is in would leave its severity or value unused, without a word. */
function keyFaults(path: readonly string[], value: unknown, environments: ReadonlySet<string>): readonly TermFault[] {
  if (!isByEnvironment(value)) return [];
  return Object.keys(value).flatMap((key): readonly TermFault[] => {
    const message = key === 'default' ? '' : environmentFault(key, environments);
    return message === '' ? [] : [{ path: [...path, key], of: 'key', message }];
  });
}

function listedFault({ type }: Parameter, value: unknown, environments: ReadonlySet<string>): string {
  if (type !== 'environments' || !Array.isArray(value)) return '';
  return value.map((name) => environmentFault(String(name), environments)).find((fault) => fault !== '') ?? '';
}
