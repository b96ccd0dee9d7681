import { wildcardIncludes } from '../model/wildcard.js';
import { commonPattern } from './common-pattern.js';
import { asWritten, type ComparedText } from './compared-text.js';
import type { LifecyclePolicy, LifecycleRule } from './policy.js';
import { selectsNothing } from './possible-tag.js';
import { proposePolicy, renumbered } from './propose-policy.js';
import { patternsOf } from './rule-draft.js';

export interface AndedTagList {
  readonly rule: LifecycleRule;
  readonly entries: readonly string[];
  /**
   * The text of the whole policy with this rule split into one rule an entry, each with the same count, and priorities from 1;
   * empty where the service would not take it, for too many rules or too long a text.
   */
  readonly split: string;
}

/** The rules of andedRules, and the policy with each of them split. */
export function andedTagLists(policy: LifecyclePolicy, compared: ComparedText = asWritten): readonly AndedTagList[] {
  return andedRules(policy, compared).map((rule) => ({
    rule,
    entries: rule.tagList?.entries ?? [],
    split: proposePolicy(withSplit(policy, rule, compared)),
  }));
}

/**
 * The rules with a tag list that no one tag can meet: an image must have a tag for each entry, where a tag for any of them was most
 * likely meant. A list with an entry that no tag can meet is told by shadowedRules.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 *
 * @param compared - Whether upper and lower case are the same in tags and patterns.
 */
export function andedRules({ rules }: LifecyclePolicy, compared: ComparedText): readonly LifecycleRule[] {
  return rules.filter((rule) => rule.patterns.length > 1 && !selectsNothing(rule) && commonPattern(rule.patterns.map(compared)) === null);
}

/** The rules of the policy with this one split into one rule an entry, each with the same count, and priorities from 1. */
export function withSplit(policy: LifecyclePolicy, anded: LifecycleRule, compared: ComparedText): readonly LifecycleRule[] {
  const others = policy.rules.filter((rule) => rule !== anded && rule.storageClass === anded.storageClass);
  return renumbered(policy.rules.flatMap((rule) => (rule === anded ? splitRule(rule, others, compared) : [rule])));
}

/** One rule an entry, but none for what a broader entry takes anyway, or what another rule has as its list: a list is unique. */
function splitRule(rule: LifecycleRule, others: readonly LifecycleRule[], compared: ComparedText): readonly LifecycleRule[] {
  const { tagList } = rule;
  if (tagList === null) return [rule];
  const patterns = rule.patterns.map(compared);
  const kept = rule.patterns.filter((_, index) => !isTakenByAnother(index, patterns));
  return kept
    .map((pattern) => ({ kind: tagList.kind, entries: [tagList.entries[rule.patterns.indexOf(pattern)] ?? ''] }))
    .filter((list) => !others.some((other) => isSingle(other, patternsOf(list), compared)))
    .map((list) => ({ ...rule, tagList: list, patterns: patternsOf(list), description: describe(rule.description, list.entries) }));
}

function isTakenByAnother(index: number, patterns: readonly string[]): boolean {
  const pattern = patterns[index] ?? '';
  return patterns.some(
    (other, at) => at !== index && wildcardIncludes(other, pattern) && (at < index || !wildcardIncludes(pattern, other)),
  );
}

/** The rule's list has the one pattern alone. */
function isSingle({ patterns }: LifecycleRule, one: readonly string[], compared: ComparedText): boolean {
  return patterns.length > 0 && new Set([...patterns, ...one].map(compared)).size === 1;
}

function describe(description: string, entries: readonly string[]): string {
  return description === '' ? '' : `${description} (${entries.join(', ')})`;
}
