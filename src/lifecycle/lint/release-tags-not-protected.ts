import { wildcardIncludes } from '../../model/wildcard.js';
import { nameCount, nameRule } from '../name-rule.js';
import type { LifecyclePolicy, LifecycleRule } from '../policy.js';
import { proposePolicy, renumbered } from '../propose-policy.js';
import { patternsOf } from '../rule-draft.js';
import type { ImageFate } from '../simulation/fate.js';
import { type TagTest, tagTest } from '../simulation/tag-test.js';
import type { Lint } from './lint.js';
import type { LintSubject } from './lint-subject.js';
import { quantity } from './quantity.js';

/** As good as all: the most that a rule of AWS's own examples of protection keeps. */
const mostReleases = 9999;

/**
 * Images with a release tag that go now, or that go by age one day. A count whose own list is of release tags is meant for them; by age
 * the last release goes too, and archived images cannot be pulled.
 */
export const lintReleaseTagsNotProtected: Lint = (subject) =>
  [...subject.owned]
    .map(([rule, fates]) => ({ rule, ...threatened(rule, fates, subject) }))
    .filter(({ now, later }) => now.length + later.length > 0)
    .map(({ rule, now, later, tags }) => ({
      code: 'release-tags-not-protected',
      message: `${nameRule(rule)} ${rule.action === 'expire' ? 'expires' : 'archives'} ${whatAndWhen(now.length, later.length, rule)}`,
      rule,
      position: rule.position,
      images: [...now, ...later].map(({ image }) => image),
      tags,
      fix: isAboutReleases(rule, subject.releaseTags)
        ? 'Count instead: imageCountMoreThan keeps the newest releases, whatever their age.'
        : `Put a rule for each of ${tags.join(', ')} above it that counts, and keeps as many releases as may be needed again: the first rule that selects an image decides.`,
      policy: withReleasesKept(subject.policy, tags),
    }));

interface Threatened {
  readonly now: readonly ImageFate[];
  readonly later: readonly ImageFate[];
  /** The patterns of release tags that they meet. */
  readonly tags: readonly string[];
}

function threatened(rule: LifecycleRule, fates: readonly ImageFate[], { releaseTags }: LintSubject): Threatened {
  const none: Threatened = { now: [], later: [], tags: [] };
  const byAge = rule.count.type !== 'imageCountMoreThan';
  if (rule.storageClass === 'archive' || rule.tagStatus === 'untagged') return none;
  if (!byAge && isAboutReleases(rule, releaseTags)) return none;
  const tests = releaseTags.map((pattern) => ({ pattern, test: tagTest(pattern) }));
  const at = fates.filter(({ outcome, since }) => outcome.kind === 'taken' || (byAge && outcome.kind === 'kept' && !Number.isNaN(since)));
  const released = at.filter(({ image }) => tests.some(({ test }) => meets(image.tags, test)));
  return {
    now: released.filter(({ outcome }) => outcome.kind === 'taken'),
    later: released.filter(({ outcome }) => outcome.kind === 'kept'),
    tags: tests.filter(({ test }) => released.some(({ image }) => meets(image.tags, test))).map(({ pattern }) => pattern),
  };
}

function meets(tags: readonly string[], test: TagTest): boolean {
  return tags.some((tag) => test(tag));
}

/** The rule's own list asks for a release tag. */
function isAboutReleases({ patterns }: LifecycleRule, releaseTags: readonly string[]): boolean {
  return patterns.some((pattern) => releaseTags.some((release) => wildcardIncludes(release, pattern)));
}

function whatAndWhen(now: number, later: number, { count }: LifecycleRule): string {
  const released = `${quantity(now === 0 ? later : now, 'image')} with a release tag`;
  if (now === 0) return `${released} ${nameCount(count)}`;
  return `${released} now${later === 0 ? '' : `, and ${later} more ${nameCount(count)}`}`;
}

/** The policy with a rule for each pattern above all others; empty where a rule has that list already, since a list is unique. */
function withReleasesKept({ rules }: LifecyclePolicy, tags: readonly string[]): string {
  const [model] = rules;
  const isTaken = (tag: string): boolean =>
    rules.some(({ patterns, storageClass }) => storageClass === 'standard' && patterns.includes(tag));
  if (model === undefined || tags.some(isTaken)) return '';
  const keep = tags.map((tag): LifecycleRule => {
    const tagList = { kind: 'pattern', entries: [tag] } as const;
    return {
      ...model,
      description: `Keep ${tag}`,
      tagStatus: 'tagged',
      tagList,
      patterns: patternsOf(tagList),
      storageClass: 'standard',
      count: { type: 'imageCountMoreThan', number: mostReleases },
      action: 'expire',
    };
  });
  return proposePolicy(renumbered([...keep, ...rules]));
}
