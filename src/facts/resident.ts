import type { PolicyDocument, Repository } from '../model/inventory.js';
import { isUnknown } from '../model/unknown.js';
import type { JudgedAs } from '../schema/generated/inventory-record.js';

/** What the others of its registry, and the sources of its copies, ask about a repository: kept of each where an estate has 100,000. */
export interface Resident
  extends Pick<Repository, 'registry' | 'kind' | 'name' | 'arn' | 'address' | 'scanFrequency' | 'tags' | 'certainTags'> {
  readonly lifecyclePolicy: Pick<PolicyDocument, 'present'>;
  readonly judgedAs: JudgedAs | undefined;
}

/** Takes from a repository what is kept of it once it is judged. */
export function residentOf(repository: Repository, judgedAs?: JudgedAs): Resident {
  const { registry, kind, name, arn, address, scanFrequency, tags, certainTags, lifecyclePolicy } = repository;
  const { present } = lifecyclePolicy;
  // Tags that are known are the certain ones too: they need not be kept twice.
  const certain = isUnknown(tags) ? certainTags : tags;
  return { registry, kind, name, arn, address, scanFrequency, tags, certainTags: certain, lifecyclePolicy: { present }, judgedAs };
}
