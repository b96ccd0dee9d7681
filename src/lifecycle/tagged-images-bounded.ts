import { matchesWildcard } from '../model/wildcard.js';
import { exampleTags } from './example-tag.js';
import { nameCount, nameRule } from './name-rule.js';
import { ownerOf } from './owner.js';
import type { LifecyclePolicy } from './policy.js';
import { selectsNothing } from './possible-tag.js';

export interface TaggedLimits {
  /** The most images that a count rule may keep. */
  readonly max: number;
  /** Patterns of tags that may be kept without bound. */
  readonly keepTags: readonly string[];
}

export interface TaggedBound {
  readonly bounded: boolean;
  /** The tags of an image that nothing bounds, separated by commas where it takes several; empty where there is none. */
  readonly unbounded: string;
  readonly why: string;
}

/**
 * Whether every tagged image, whatever its tags, is owned by a rule that bounds it: by age, or by a count of at most `max`; by
 * archiving only where images expire from the archive. An image with a tag of `keepTags` is excepted.
 *
 * It suffices to judge, for each rule, the image with an example tag for each of its entries, and the image with a tag that no
 * rule knows: an image that fails shows that its owner fails on the example already (see exampleTags).
 */
export function taggedImagesBounded(policy: LifecyclePolicy, limits: TaggedLimits): TaggedBound {
  const exampleOf = exampleTags(policy, limits.keepTags);
  const lists = policy.rules
    .filter((rule) => rule.storageClass === 'standard' && rule.patterns.length > 0 && !selectsNothing(rule))
    .map((rule) => rule.patterns);
  for (const patterns of [...lists, ['*']]) {
    const tags = [...new Set(patterns.map(exampleOf))];
    if (tags.some((tag) => limits.keepTags.some((kept) => matchesWildcard(kept, tag)))) continue;
    const gap = gapFor(policy, tags, limits.max);
    if (gap !== '') return { bounded: false, unbounded: tags.join(', '), why: gap };
  }
  return { bounded: true, unbounded: '', why: 'every tagged image is taken by a rule that bounds it' };
}

/** Why nothing bounds an image with these tags; empty where something does. */
function gapFor(policy: LifecyclePolicy, tags: readonly string[], max: number): string {
  const image = `an image with ${tags.length > 1 ? 'the tags' : 'a tag such as'} ${tags.join(' and ')}`;
  const owner = ownerOf(policy, 'standard', tags);
  if (owner === null) return `no rule takes ${image}`;
  if (owner.count.type === 'imageCountMoreThan' && owner.count.number > max) {
    return `${nameRule(owner)}, which takes ${image}, keeps ${owner.count.number}, more than ${max}`;
  }
  if (owner.action === 'expire' || ownerOf(policy, 'archive', tags) !== null) return '';
  return `${nameRule(owner)} archives ${image} ${nameCount(owner.count)}, and no rule expires it from the archive`;
}
