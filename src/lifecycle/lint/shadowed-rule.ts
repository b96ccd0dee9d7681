import { asWritten } from '../compared-text.js';
import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import type { LifecyclePolicy, LifecycleRule } from '../policy.js';
import { renumbered } from '../propose-policy.js';
import { type ShadowedRule, shadowedRules } from '../shadowed-rules.js';
import { type Lint, type LintFinding, none } from './lint.js';
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
      ...remedyFor(shadowed, subject),
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

function remedyFor({ rule, by }: ShadowedRule, { policy, shadowed, compared }: LintSubject): Pick<LintFinding, 'fix' | 'proposals'> {
  const [first] = by;
  if (first === undefined) return { fix: 'Write what the tags are, or take the rule out.', proposals: none };
  if (rule.tagStatus === 'any')
    return { fix: 'Take it out: a rule for any image has only what no rule above it selects.', proposals: none };
  const rules = movedAbove(first, rule, policy);
  if (shadowedRules({ rules }, compared).length < shadowed.length) {
    return {
      fix: `Move it above ${nameRule(first)}, or take it out: the first rule that selects an image decides.`,
      proposals: () => [renumbered(rules)],
    };
  }
  // Another rule would never act then.
  const one = `${nameRule(rule)} or ${listed(by.map(nameRule))}`;
  return {
    fix: `Take out ${one}: the first rule that selects an image decides, so that an age and a count cannot be joined for the same images.`,
    proposals: none,
  };
}

function movedAbove(first: LifecycleRule, rule: LifecycleRule, { rules }: LifecyclePolicy): readonly LifecycleRule[] {
  return rules.flatMap((other) => (other === first ? [rule, other] : other === rule ? [] : [other]));
}
