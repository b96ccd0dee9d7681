import { asWritten } from '../compared-text.js';
import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { proposePolicy, renumbered } from '../propose-policy.js';
import { type ShadowedRule, shadowedRules } from '../shadowed-rules.js';
import type { Lint } from './lint.js';
import { type LintSubject, selectedBy } from './lint-subject.js';

/** A rule that can never act, whatever images there are. */
export const lintShadowedRule: Lint = (subject) => {
  const inAnyCase = shadowedInAnyCase(subject);
  return subject.shadowed
    .filter((shadowed) => shadowed.by.length > 0 || !isWarnedOf(shadowed, subject))
    .map((shadowed) => ({
      code: 'shadowed-rule',
      message: `${nameRule(shadowed.rule)} never acts: ${whyNever(shadowed)}${inAnyCase.has(shadowed.rule) ? '' : ', where upper and lower case are the same'}`,
      rule: shadowed.rule,
      position: shadowed.rule.position,
      images: selectedBy(subject.simulation, shadowed.rule).map(({ image }) => image),
      tags: shadowed.rule.tagList?.entries ?? [],
      fix: fixOf(shadowed),
      policy: movedUp(shadowed, subject),
    }));
};

/** The reader has said of the entry that no tag can meet it. */
function isWarnedOf({ rule }: ShadowedRule, { warnings }: LintSubject): boolean {
  return warnings.some(
    ({ code, pointer }) =>
      (code === 'asterisk-in-prefix' || code === 'entry-no-tag-can-meet') && pointer.startsWith(`${rule.position.pointer}/`),
  );
}

function whyNever({ by }: ShadowedRule): string {
  return by.length === 0
    ? 'no tag can meet its list'
    : `${listed(by.map(nameRule))} above it ${by.length === 1 ? 'owns' : 'own'} all that it selects`;
}

/** Of the others has to be said what is assumed: nobody else sees that a rule for `prod*` owns all of one for `PROD*`. */
function shadowedInAnyCase({ policy, shadowed, compared }: LintSubject): ReadonlySet<LifecycleRule> {
  const found = compared === asWritten ? shadowed : shadowedRules(policy);
  return new Set(found.map(({ rule }) => rule));
}

function fixOf({ rule, by: [first] }: ShadowedRule): string {
  if (first === undefined) return 'Write what the tags are, or take the rule out.';
  if (rule.tagStatus === 'any') return 'Take it out: a rule for any image has only what no rule above it selects.';
  return `Move it above ${nameRule(first)}, or take it out: an age and a count cannot be joined for the same images.`;
}

/** The policy with the rule above those that own its images; empty where another rule never acts then. */
function movedUp({ rule, by: [first] }: ShadowedRule, { policy, shadowed, compared }: LintSubject): string {
  if (first === undefined || rule.tagStatus === 'any') return '';
  const rules = policy.rules.flatMap((other) => (other === first ? [rule, other] : other === rule ? [] : [other]));
  return shadowedRules({ rules }, compared).length < shadowed.length ? proposePolicy(renumbered(rules)) : '';
}
