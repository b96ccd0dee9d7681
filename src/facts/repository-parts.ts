import type { Encryption } from '../model/inventory.js';
import { whenKnown } from '../model/unknown.js';
import type { Environment } from './environment.js';
import { isUsable } from './key-state.js';
import { field, objectType } from './object-type.js';
import { type Destination, destinationInWords } from './replication.js';
import type { EffectiveScanning } from './scanning.js';

export const environmentType = objectType<Environment>('Environment', 'The environment in which a subject is judged.', {
  name: field('string', 'prod, staging, uat, qa, test, dev, sandbox, nonprod or a name of the config; "" for none.', ({ name }) => name),
  from: field('string', 'What told it: a tag, the name, a variable, the config, --env.', ({ from }) => from),
});

export const encryptionType = objectType<Encryption>('Encryption', 'Encryption at rest. It cannot be changed once a repository is there.', {
  type: field('string', 'AES256, KMS or KMS_DSSE.', ({ type }) => type),
  kmsKey: field('string', 'ARN, id or alias of the KMS key; "" where none is named.', ({ kmsKey }) => kmsKey),
  keyManager: field('string', 'Whose key it is: none (AES256), aws (alias/aws/ecr) or customer.', ({ keyManager }) => keyManager),
  keyState: field(
    'string',
    'State of the KMS key: Enabled, Disabled, PendingDeletion …; NotFound where it is gone, "" for none.',
    ({ keyState }) => keyState,
  ),
  keyUsable: field('bool', 'Images can be pushed and pulled with the KMS key.', ({ keyState }) => whenKnown(keyState, isUsable)),
});

export const scanningType = objectType<EffectiveScanning>('Scanning', 'The scanning in force, after registry rules and filters.', {
  type: field('string', 'BASIC or ENHANCED.', ({ type }) => type),
  frequency: field('string', 'SCAN_ON_PUSH, CONTINUOUS_SCAN, MANUAL or OFF.', ({ frequency }) => frequency),
  onPush: field(
    'bool',
    'Images are scanned when they are pushed; known even where the frequency may be SCAN_ON_PUSH or CONTINUOUS_SCAN.',
    ({ onPush }) => onPush,
  ),
  continuous: field('bool', 'Images are scanned again as new vulnerabilities become known.', ({ continuous }) => continuous),
  basis: field('string', 'What the answer rests on, an assumption included.', ({ basis }) => basis),
});

export const destinationType = objectType<Destination>('ReplicationDestination', 'Where images are copied to.', {
  region: field('string', 'Region of the copies.', ({ region }) => region),
  account: field('string', 'Account of the copies.', ({ account }) => account),
  words: field('string', 'Region and account, for a message.', destinationInWords),
});
