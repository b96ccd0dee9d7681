import { nameRule } from '../lifecycle/name-rule.js';
import { ruleSelectsTags } from '../lifecycle/owner.js';
import type { LifecyclePolicy, LifecycleRule } from '../lifecycle/policy.js';
import type { RepositoryImages } from '../model/image.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';

/** The rules on tags that match no image of a repository, archived ones included. */
export function deadLifecycleRules(policy: LifecyclePolicy, { images, count }: RepositoryImages): Knowable<readonly LifecycleRule[]> {
  let idle = policy.rules.filter(({ tagStatus }) => tagStatus === 'tagged');
  for (const { tags } of images) {
    if (idle.length === 0) return [];
    if (tags.length > 0 && idle.some((rule) => ruleSelectsTags(rule, tags))) idle = idle.filter((rule) => !ruleSelectsTags(rule, tags));
  }
  if (idle.length === 0 || !isUnknown(count)) return idle;
  return unknown(count.unknown, `whether ${idle.map(nameRule).join(', ')} of the lifecycle policy matches an image: ${count.detail}`);
}
