import type { Node } from 'jsonc-parser';
import type { LifecycleErrorCode } from './fault.js';
import type { FaultLog } from './fault-log.js';
import { serviceMessage } from './service-message.js';

/** The values of an object's properties by name. */
export type Properties = ReadonlyMap<string, Node>;

/**
 * The properties of an object. Notes those that are not of the schema, and nulls, which the service refuses wherever they
 * stand (cloudposse/terraform-aws-ecr#158): the readers below pass over them in silence.
 */
export function readProperties(object: Node, known: readonly string[], unknownCode: LifecycleErrorCode, log: FaultLog): Properties {
  const properties = new Map<string, Node>();
  for (const property of object.children ?? []) {
    const [key, value] = property.children ?? [];
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    if (!known.includes(name)) {
      log.add(unknownCode, key, `expected ${listed(known)}, there is ${log.show(key)}`, serviceMessage.notAllowed(name));
      continue;
    }
    if (value.type === 'null') noteNull(name, value, log);
    properties.set(name, value);
  }
  return properties;
}

function noteNull(name: string, value: Node, log: FaultLog): void {
  log.add('null-value', value, `expected a value for ${name} or no ${name} at all, there is null`, nullHint(name));
}

function nullHint(name: string): string {
  if (name === 'targetStorageClass') return serviceMessage.noSchemaMatched;
  return name === 'tagPrefixList' || name === 'tagPatternList' ? serviceMessage.wrongType('null', 'array') : '';
}

/** A required property; notes that it is missing, with the cure where one is known. */
export function required(
  properties: Properties,
  name: string,
  owner: Node,
  code: LifecycleErrorCode,
  log: FaultLog,
  cure = '',
): Node | undefined {
  const node = properties.get(name);
  const message = `expected ${name}, it is missing${cure === '' ? '' : `: ${cure}`}`;
  if (node === undefined) log.add(code, owner, message, serviceMessage.missing(name));
  return node;
}

/** One of some words; notes anything else. `hint` where the service does not answer as for other enumerations. */
export function readWord<T extends string>(
  node: Node | undefined,
  words: readonly T[],
  code: LifecycleErrorCode,
  log: FaultLog,
  hint?: string,
): T | undefined {
  if (node === undefined || node.type === 'null') return undefined;
  const word = words.find((candidate) => candidate === node.value);
  if (word === undefined) {
    const said =
      node.type === 'string' ? serviceMessage.notInEnumeration(log.show(node), words) : serviceMessage.wrongType(typeOf(node), 'string');
    log.add(
      code,
      node,
      `expected ${listed(words.map((candidate) => JSON.stringify(candidate)))}, there is ${log.show(node)}`,
      hint ?? said,
    );
  }
  return word;
}

/** A whole number from 1; notes anything else under the one code or the other. */
export function readCount(
  node: Node | undefined,
  notInteger: LifecycleErrorCode,
  belowOne: LifecycleErrorCode,
  log: FaultLog,
): number | undefined {
  if (node === undefined || node.type === 'null') return undefined;
  const value: unknown = node.value;
  if (typeof value === 'number' && value > Number.MAX_SAFE_INTEGER) {
    log.add(notInteger, node, `expected a whole number that can be told exactly, there is ${log.show(node)}`);
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    log.add(notInteger, node, `expected a whole number, there is ${log.show(node)}`, serviceMessage.wrongType(typeOf(node), 'integer'));
    return undefined;
  }
  if (value >= 1) return value;
  log.add(belowOne, node, `expected 1 or more, there is ${value}`, serviceMessage.belowMinimum(value));
  return undefined;
}

/** The type as the service's messages call it. */
export function typeOf(node: Node): string {
  return node.type === 'number' && Number.isInteger(node.value) ? 'integer' : node.type;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
