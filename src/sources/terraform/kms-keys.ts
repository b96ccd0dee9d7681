import { memberOf } from './json-shape.js';
import type { Json } from './plan-document.js';
import type { PlannedResource, PlanReading } from './planned-resource.js';

/** Who manages a KMS key. */
export type KeyManager = 'aws' | 'customer';

/** Keys and aliases that the plan shows, by ARN, id and alias name. */
export type KnownKeys = ReadonlyMap<string, KeyManager>;

/** Collects the keys that the plan manages or looks up. A key that Terraform makes is a customer's. */
export function knownKeysOf(reading: PlanReading): KnownKeys {
  const keys = new Map<string, KeyManager>();
  for (const { resource } of reading.data) addData(keys, resource.type, resource.values);
  for (const key of reading.byType('aws_kms_key')) addAll(keys, key, ['arn', 'key_id', 'id'], 'customer');
  for (const alias of reading.byType('aws_kms_alias')) addAll(keys, alias, ['arn', 'target_key_arn', 'target_key_id'], 'customer');
  return keys;
}

/** The manager that a key's text shows: any alias does, an ARN or id of a key only where the plan has that key. */
export function managerOfKey(text: string, keys: KnownKeys): KeyManager | undefined {
  const alias = aliasIn(text);
  return alias === undefined ? keys.get(text) : managerOfAlias(alias);
}

/** `alias/aws/…` is AWS's, every other alias a customer's. */
export function managerOfAlias(alias: string): KeyManager {
  return alias.startsWith('alias/aws/') ? 'aws' : 'customer';
}

/** The alias that a key is named by, as a name or in an ARN. */
export function aliasIn(text: Json | undefined): string | undefined {
  return typeof text === 'string' ? /^(?:arn:[^:]*:kms:[^:]*:[^:]*:)?(alias\/.+)$/u.exec(text)?.[1] : undefined;
}

function addData(keys: Map<string, KeyManager>, type: string, values: Json | undefined): void {
  const manager = managerInValues(type, values);
  if (manager === undefined) return;
  for (const name of ['arn', 'key_id', 'id', 'target_key_arn', 'target_key_id']) {
    const text = memberOf(values, name);
    if (typeof text === 'string' && text !== '' && aliasIn(text) === undefined) keys.set(text, manager);
  }
}

/** The manager of what a `data` block of KMS has found. */
export function managerInValues(type: string, values: Json | undefined): KeyManager | undefined {
  if (type === 'aws_kms_alias') {
    const name = aliasIn(memberOf(values, 'name'));
    return name === undefined ? undefined : managerOfAlias(name);
  }
  if (type !== 'aws_kms_key') return undefined;
  switch (memberOf(values, 'key_manager')) {
    case 'AWS':
      return 'aws';
    case 'CUSTOMER':
      return 'customer';
    default: {
      const asked = aliasIn(memberOf(values, 'key_id'));
      return asked === undefined ? undefined : managerOfAlias(asked);
    }
  }
}

function addAll(keys: Map<string, KeyManager>, resource: PlannedResource, names: readonly string[], manager: KeyManager): void {
  for (const side of [resource.before, resource.after]) {
    for (const name of names) {
      const text = memberOf(side?.value, name);
      if (typeof text === 'string' && text !== '') keys.set(text, manager);
    }
  }
}
