import { deadRules } from '../lifecycle/dead-rules.js';
import { nameRule } from '../lifecycle/name-rule.js';
import type { LifecyclePolicy, LifecycleRule } from '../lifecycle/policy.js';
import type { RepositoryImages } from '../model/image.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';

/** The rules on tags that match no image of a repository, archived ones included. */
export function deadLifecycleRules(policy: LifecyclePolicy, { images, count }: RepositoryImages): Knowable<readonly LifecycleRule[]> {
  const idle = deadRules(policy, images);
  if (idle.length === 0 || !isUnknown(count)) return idle;
  return unknown(count.unknown, `whether ${idle.map(nameRule).join(', ')} of the lifecycle policy matches an image: ${count.detail}`);
}
