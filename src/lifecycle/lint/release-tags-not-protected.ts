import { wildcardIncludes } from '../../model/wildcard.js';
import { listed } from '../listed.js';
import { nameCount, nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { renumbered } from '../propose-policy.js';
import { quantity } from '../quantity.js';
import { patternsOf } from '../rule-draft.js';
import type { ImageFate } from '../simulation/fate.js';
import { tagTest } from '../simulation/tag-test.js';
import type { Lint } from './lint.js';
import { type LintSubject, selectedBy } from './lint-subject.js';

/** As good as all: AWS has no action that retains (https://github.com/aws/containers-roadmap/issues/1129). */
const mostReleases = 9999;

/**
 * Images with a release tag that go now, or that go by age one day: by age the last release goes too, and archived images cannot be
 * pulled. A count that has release tags in its list, or that has nothing but releases, is meant for them.
 */
export const lintReleaseTagsNotProtected: Lint = (subject) => {
  const isReleased = releaseTest(subject);
  return [...subject.owned]
    .map(([rule, fates]) => ({ rule, leaving: releasesLeaving(rule, fates, subject, isReleased) }))
    .filter(({ leaving }) => leaving.length > 0)
    .map(({ rule, leaving }) => ({ rule, leaving, tags: tagsOf(leaving, subject) }))
    .map(({ rule, leaving, tags }) => ({
      code: 'release-tags-not-protected',
      message: `${nameRule(rule)} ${rule.action === 'expire' ? 'expires' : 'archives'} ${whatAndWhen(leaving, rule)}`,
      rule,
      position: rule.position,
      images: leaving.map(({ image }) => image),
      tags,
      fix: isAboutReleases(rule, subject)
        ? 'Count instead: imageCountMoreThan keeps the newest releases, whatever their age.'
        : `Put a rule for ${tags.length === 1 ? '' : 'each of '}${listed(tags)} above it that counts, and keeps as many releases as may be needed again: the first rule that selects an image decides.`,
      proposals: () => withReleasesKept(rule, leaving, subject, tags),
    }));
};

type IsReleased = (fate: ImageFate) => boolean;

/** Whether an image has a release tag. Tags are looked at in the order of the list, in which they lie, and only where it is asked. */
function releaseTest({ repository: { images }, releaseTags, compared }: LintSubject): IsReleased {
  const tests = releaseTags.map(compared).map(tagTest);
  const meetsOne = (tag: string): boolean => tests.some((test) => test(tag));
  let released: readonly boolean[] | null = null;
  return ({ listed }) => {
    released ??= images.map(({ tags }) => tags.some((tag) => meetsOne(compared(tag))));
    return released[listed] === true;
  };
}

/** The images with a release tag that a rule takes now or, by age, later. */
function releasesLeaving(
  rule: LifecycleRule,
  fates: readonly ImageFate[],
  subject: LintSubject,
  isReleased: IsReleased,
): readonly ImageFate[] {
  if (rule.storageClass === 'archive' || rule.tagStatus === 'untagged') return [];
  if (isByAge(rule)) {
    return fates.filter(
      (fate) => (fate.outcome.kind === 'taken' || (fate.outcome.kind === 'kept' && !Number.isNaN(fate.since))) && isReleased(fate),
    );
  }
  if (isAboutReleases(rule, subject)) return [];
  const leaving = fates.filter((fate) => fate.outcome.kind === 'taken' && isReleased(fate));
  const ownsOthers = leaving.length > 0 && fates.some((fate) => fate.tagCount > 0 && !isReleased(fate));
  return ownsOthers ? leaving : [];
}

/** The patterns of release tags that images meet. */
function tagsOf(fates: readonly ImageFate[], { releaseTags, compared }: LintSubject): readonly string[] {
  return releaseTags.filter((pattern) => {
    const test = tagTest(compared(pattern));
    return fates.some(({ image }) => image.tags.some((tag) => test(compared(tag))));
  });
}

function isByAge({ count }: LifecycleRule): boolean {
  return count.type !== 'imageCountMoreThan';
}

/** The rule's own list asks for a release tag. */
function isAboutReleases({ patterns }: LifecycleRule, { releaseTags, compared }: LintSubject): boolean {
  return patterns.some((pattern) => releaseTags.some((release) => wildcardIncludes(compared(release), compared(pattern))));
}

function whatAndWhen(leaving: readonly ImageFate[], { count }: LifecycleRule): string {
  const now = leaving.filter(({ outcome }) => outcome.kind === 'taken').length;
  const later = leaving.length - now;
  const released = `${quantity(now === 0 ? later : now, 'image')} with a release tag`;
  if (now === 0) return `${released} ${nameCount(count)}`;
  return `${released} now${later === 0 ? '' : `, and ${later} more, ${nameCount(count)}`}`;
}

/**
 * Policies in which rules that count own the images: those of the policy itself for these tags, with the limits that its author chose,
 * and new ones for what none of them selects. First above all rules, where one rule after another would take images, then right above the
 * one that does.
 */
function withReleasesKept(
  taking: LifecycleRule,
  leaving: readonly ImageFate[],
  subject: LintSubject,
  tags: readonly string[],
): readonly (readonly LifecycleRule[])[] {
  const { rules } = subject.policy;
  const own = rules.slice(rules.indexOf(taking) + 1).filter((rule) => countsFor(rule, tags, subject));
  const selected = new Set(own.flatMap((rule) => selectedBy(subject.simulation, rule)));
  const others = leaving.filter((fate) => !selected.has(fate));
  const first = [...own, ...tagsOf(others, subject).map((tag) => keeping(tag, taking))];
  const rest = rules.filter((rule) => !own.includes(rule));
  return [[...first, ...rest], rest.flatMap((rule) => (rule === taking ? [...first, rule] : [rule]))].map(renumbered);
}

/** A rule for nothing but some of these tags. */
function countsFor(rule: LifecycleRule, tags: readonly string[], { compared }: LintSubject): boolean {
  if (rule.storageClass !== 'standard' || isByAge(rule)) return false;
  return rule.patterns.some((pattern) => tags.some((tag) => wildcardIncludes(compared(tag), compared(pattern))));
}

function keeping(tag: string, model: LifecycleRule): LifecycleRule {
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
}
