import { type Knowable, unknown } from '../model/unknown.js';

/** States in which a key encrypts and decrypts, and those in which it does not. https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html */
const usable = new Set(['Enabled', 'Updating']);
const unusable = new Set(['Disabled', 'PendingDeletion', 'PendingReplicaDeletion', 'PendingImport', 'Unavailable', 'NotFound']);

/** True for a state in which images can be pushed and pulled with the key; a key that is being made is not known to be one. */
export function isUsable(state: string): Knowable<boolean> {
  if (usable.has(state)) return true;
  return unusable.has(state)
    ? false
    : unknown('not-told', state === '' ? 'the state of the key' : `whether a key in the state ${state} can be used`);
}
