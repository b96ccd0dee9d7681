import { exampleTags } from './example-tag.js';
import { meetingPatterns } from './meeting-patterns.js';
import { nameCount, nameRule } from './name-rule.js';
import { ownerOf } from './owner.js';
import type { LifecyclePolicy, LifecycleRule } from './policy.js';
import { selectsNothing, someTagMeets } from './possible-tag.js';

export interface ReleaseLimits {
  readonly releaseTags: readonly string[];
  /** The fewest images that a count rule must keep. */
  readonly atLeast: number;
}

export interface ReleaseKeeping {
  readonly kept: boolean;
  /** The rules that take images with a release tag too early, by priority. */
  readonly offending: readonly LifecycleRule[];
  readonly why: string;
}

/**
 * Whether images with a release tag are owned by a count rule that keeps at least `atLeast`, or by no rule. A rule by age makes
 * it fail whether it expires or archives: an archived image cannot be pulled.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html
 *
 * The verdict is on images whose one tag is a release tag: that they may bear another that an earlier rule takes is true of
 * nearly every policy, and said in `why` only.
 */
export function releaseTagsKept(policy: LifecyclePolicy, limits: ReleaseLimits): ReleaseKeeping {
  const exampleOf = exampleTags(policy, limits.releaseTags);
  const early = policy.rules.filter((rule) => rule.storageClass === 'standard' && !keepsEnough(rule, limits.atLeast));
  const taken = early.map((rule) => ({ rule, tag: ownedTag(policy, rule, limits.releaseTags, exampleOf) }));
  const reasons = taken
    .filter(({ tag }) => tag !== '')
    .map(({ rule, tag }) => `${nameRule(rule)} takes an image tagged ${tag} ${nameCount(rule.count)}`);
  if (reasons.length > 0) {
    return { kept: false, offending: taken.filter(({ tag }) => tag !== '').map(({ rule }) => rule), why: reasons.join('; ') };
  }
  const beside = early.flatMap((rule) => ownedBeside(policy, rule, limits.releaseTags, exampleOf));
  const kept = `images with a release tag alone are taken by no rule that keeps fewer than ${limits.atLeast}, nor by age`;
  return { kept: true, offending: [], why: [kept, ...beside.slice(0, 1)].join('; but ') };
}

function keepsEnough(rule: LifecycleRule, atLeast: number): boolean {
  return rule.count.type === 'imageCountMoreThan' && rule.count.number >= atLeast;
}

/** A release tag that the rule owns all alone; empty where there is none. */
function ownedTag(
  policy: LifecyclePolicy,
  rule: LifecycleRule,
  releaseTags: readonly string[],
  exampleOf: (pattern: string) => string,
): string {
  if (rule.tagStatus === 'untagged') return '';
  const tags = releaseTags
    .flatMap((release) => meetingPatterns([release, ...rule.patterns]))
    .filter(someTagMeets)
    .map(exampleOf);
  return tags.find((tag) => ownerOf(policy, 'standard', [tag]) === rule) ?? '';
}

/** What to say where the rule owns an image with a release tag and its own tags beside it. */
function ownedBeside(
  policy: LifecyclePolicy,
  rule: LifecycleRule,
  releaseTags: readonly string[],
  exampleOf: (pattern: string) => string,
): readonly string[] {
  const own = rule.patterns.map(exampleOf);
  if (own.length === 0 || selectsNothing(rule)) return [];
  const release = releaseTags
    .filter(someTagMeets)
    .map(exampleOf)
    .find((tag) => ownerOf(policy, 'standard', [tag, ...own]) === rule);
  return release === undefined
    ? []
    : [`${nameRule(rule)} takes one tagged ${[...new Set([release, ...own])].join(' and ')} ${nameCount(rule.count)}`];
}
