import { DescribeKeyCommand, type DescribeKeyCommandOutput, type KeyMetadata } from '@aws-sdk/client-kms';
import type { Encryption } from '../../model/inventory.js';
import { type Knowable, unknown } from '../../model/unknown.js';
import { leftOutValue } from './probes.js';
import { readCall } from './read-call.js';
import { type ReadFault, unreadValue } from './read-fault.js';
import { ofRegistry, type RegistryRead } from './registry-read.js';

/** What AWS KMS says of a key. */
export interface KeyRead extends Pick<Encryption, 'keyManager' | 'keyState'> {
  /** Why it is not known: one object for all who ask for the key, so that it can be told once. */
  readonly fault: ReadFault | undefined;
}

/** Gives what is known of a key, by its ARN, id or alias. */
export type KeyReader = (kmsKey: string) => Promise<KeyRead>;

/** Makes the reader of a registry's keys: many repositories share one, and it is described once. */
export function createKeyReader(read: RegistryRead): KeyReader {
  if (read.leftOut.has('kms')) return async () => unreadKey(leftOutValue('kms'), undefined);
  const described = new Map<string, Promise<KeyRead>>();
  return (kmsKey) => {
    const key = described.get(kmsKey) ?? describeKey(read, kmsKey);
    described.set(kmsKey, key);
    return key;
  };
}

// https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
async function describeKey(registry: RegistryRead, kmsKey: string): Promise<KeyRead> {
  const read = { ...registry, region: regionOf(kmsKey) ?? registry.region };
  const client = await read.clients('kms', read.region);
  const answer = await readCall<DescribeKeyCommandOutput, KeyMetadata & { readonly KeyState: string }>({
    ...ofRegistry(read, `KMS key ${kmsKey.replace(/^arn:.*:key\//u, '')}`, 'kms:DescribeKey'),
    send: () => client.send(new DescribeKeyCommand({ KeyId: kmsKey })),
    take: ({ KeyMetadata: key }) => (key?.KeyState === undefined ? undefined : { ...key, KeyState: key.KeyState }),
  });
  if ('value' in answer) return { keyManager: managerOf(answer.value), keyState: answer.value.KeyState, fault: undefined };
  // That there is no such key is an answer, and the worst one: nothing that it encrypted can be read.
  if (answer.fault.code === 'gone') return { keyManager: noKey, keyState: 'NotFound', fault: undefined };
  return unreadKey(unreadValue(answer.fault), answer.fault);
}

const noKey = unknown('not-told', 'whose KMS key it was: there is none any more');

function unreadKey(why: Knowable<never>, fault: ReadFault | undefined): KeyRead {
  return { keyManager: why, keyState: why, fault };
}

function managerOf({ KeyManager: manager }: KeyMetadata): Knowable<string> {
  if (manager === 'AWS') return 'aws';
  return manager === 'CUSTOMER' ? 'customer' : unknown('not-told', 'whose KMS key it is, in a word that this version knows');
}

/** A key is described in its own region; the name goes into an address, so it is no more than a name. */
function regionOf(kmsKey: string): string | undefined {
  return /^arn:[\w-]+:kms:(?<region>[a-z]{2}[a-z0-9-]{3,30}):/u.exec(kmsKey)?.groups?.['region'];
}
