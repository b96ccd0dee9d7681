import type { Registry } from '../model/inventory.js';
import { type Knowable, whenKnown } from '../model/unknown.js';
import { field, objectType } from './object-type.js';
import { registryName } from './registry-type.js';
import type { Resident } from './resident.js';

/** The copy of a replicated repository in a destination that was read; unknown where it cannot be told whether it is there. */
export interface ReplicaSubject {
  readonly copy: Knowable<Resident>;
  /** The registry that it is copied from. */
  readonly from: Registry;
}

export const replicaType = objectType<ReplicaSubject>('Replica', 'The copy of a replicated repository in another registry.', {
  name: field('string', 'Name of the repository, the same in both places.', ({ copy }) => whenKnown(copy, ({ name }) => name)),
  from: field('string', 'Account and region of the registry that it is copied from.', ({ from }) => registryName(from)),
  hasLifecyclePolicy: field('bool', 'The copy has a lifecycle policy of its own.', ({ copy }) =>
    whenKnown(copy, ({ lifecyclePolicy }) => lifecyclePolicy.present),
  ),
});
