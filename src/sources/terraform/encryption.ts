import type { Encryption } from '../../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { evaluateExpression } from './evaluate-expression.js';
import type { ReferenceEnd } from './follow-references.js';
import { isObject, memberOf } from './json-shape.js';
import { aliasIn, type KeyManager, type KnownKeys, managerInValues, managerOfAlias, managerOfKey } from './kms-keys.js';
import type { Json } from './plan-document.js';
import { expressionOf, type PlannedResource, type PlanReading } from './planned-resource.js';
import { blocksAt, type PlannedValue, pending, textAt } from './planned-value.js';

/** What AWS does where nothing is said. */
export const defaultEncryption: Encryption = { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' };

const keyState = unknown('not-in-plan', 'the state of the KMS key');

/**
 * Reads `encryption_configuration`. Whose key it is decides a rule, and `kms_key` is unknown both with a new key and with
 * none at all, which becomes the AWS managed key: only the configuration tells the two apart.
 */
export function encryptionOf(resource: PlannedResource, at: PlannedValue, reading: PlanReading, keys: KnownKeys): Encryption {
  const blocks = blocksAt(at, 'encryption_configuration');
  if (isUnknown(blocks)) return { type: blocks, kmsKey: blocks, keyManager: blocks, keyState };
  const block = blocks[0];
  if (block === undefined) return defaultEncryption;
  const type = textAt(block, 'encryption_type', 'AES256');
  if (isUnknown(type)) return { type, kmsKey: textAt(block, 'kms_key'), keyManager: type, keyState };
  if (type === 'AES256') return defaultEncryption;
  const kmsKey = textAt(block, 'kms_key');
  if (!isUnknown(kmsKey)) return { type, kmsKey, keyManager: managerOfKnownKey(kmsKey, keys), keyState };
  const manager = managerBehindExpression(resource, reading);
  return { type, kmsKey: manager === 'aws-default' ? '' : kmsKey, keyManager: manager === 'aws-default' ? 'aws' : manager, keyState };
}

function managerOfKnownKey(kmsKey: string, keys: KnownKeys): Knowable<string> {
  if (kmsKey === '') return 'aws';
  return (
    managerOfKey(kmsKey, keys) ?? unknown('not-in-plan', 'the plan shows neither the KMS key nor an alias of it, so not who manages it')
  );
}

/** `aws-default` where no key is named, so that it becomes the AWS managed one. */
function managerBehindExpression(resource: PlannedResource, reading: PlanReading): Knowable<KeyManager | 'aws-default'> {
  const notYet = pending('encryption_configuration.0.kms_key');
  const block = expressionOf(resource, 'encryption_configuration', 0) ?? expressionOf(resource, 'encryption_configuration');
  // A dynamic block is not in the configuration at all: nothing tells what it names.
  if (!isObject(block)) return notYet;
  const expression = memberOf(block, 'kms_key');
  if (expression === undefined) return 'aws-default';
  const ends = reading.follow(resource, expression);
  const managers = ends.map((end) => managerAtEnd(end, reading));
  if (managers.includes('customer')) return 'customer';
  if (managers.includes(undefined)) return notYet;
  return managers.includes('aws') ? 'aws' : 'aws-default';
}

/** `null` where the end names no key: a variable that is null, or a condition's operand. Undefined where it cannot be told. */
function managerAtEnd(end: ReferenceEnd, reading: PlanReading): KeyManager | null | undefined {
  switch (end.kind) {
    case 'value':
      // Were it this value, the key would be known.
      return end.value === undefined ? undefined : null;
    case 'lost':
      return undefined;
    case 'resource':
      return end.mode === 'data' ? managerAtData(end, reading) : managerAtManaged(end, reading);
    default:
      return end satisfies never;
  }
}

type ResourceEnd = Extract<ReferenceEnd, { kind: 'resource' }>;

function managerAtManaged({ type, candidates }: ResourceEnd, reading: PlanReading): KeyManager | null | undefined {
  if (type === 'aws_kms_key') return candidates.length > 0 ? 'customer' : null;
  if (type !== 'aws_kms_alias') return undefined;
  const made = reading.byType('aws_kms_alias').find(({ address }) => candidates.includes(address));
  return made === undefined ? null : managerOfAlias(aliasIn(memberOf(made.after?.value, 'name')) ?? '');
}

function managerAtData({ type, name, module }: ResourceEnd, reading: PlanReading): KeyManager | undefined {
  const block = reading.configuration.get(module.path)?.resources.get(`data.${type}.${name}`);
  const asked: Json | undefined = memberOf(block?.expressions, type === 'aws_kms_alias' ? 'name' : 'key_id');
  const alias = aliasIn(evaluateExpression(asked, module.path, reading.plan, reading.configuration));
  if (alias !== undefined) return managerOfAlias(alias);
  const found = reading.data.find(({ path, resource }) => path === module.path && resource.type === type && resource.name === name);
  return found === undefined ? undefined : managerInValues(type, found.resource.values);
}
