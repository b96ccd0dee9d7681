import { shipped } from '../engine/generated/shipped-rules.js';
import type { Judgement, JudgingFailure } from '../engine/judge.js';
import { EcrAuditError } from '../model/errors.js';
import type { Notice } from '../model/planned-estate.js';
import type { Rule } from '../schema/generated/rule.js';

/** Watches over rules that fail on what they are asked of, instead of judging it. */
export interface RuleFailures {
  readonly watch: (judgement: Judgement) => void;
  /**
   * What is to be said once everything has been asked: of each rule that failed, on what and how.
   *
   * @throws EcrAuditError (`rule-failed`) for a rule or a pack of the user that failed on everything that it was asked of: there the
   * text is at fault, and a report in which the rule is nothing but unknown would hide it. A shipped rule fails on what somebody has
   * written into a policy or a tag, which is to cost no more than the verdict on that.
   */
  readonly notices: () => readonly Notice[];
}

interface Failures {
  readonly first: { readonly where: string; readonly failure: JudgingFailure };
  count: number;
}

export function createRuleFailures(): RuleFailures {
  const answered = new Set<Rule>();
  const failed = new Map<Rule, Failures>();
  return {
    watch: ({ rule: { rule }, subject: { kind, resource }, outcome, failure }) => {
      if (failure === null) {
        if (outcome === 'pass' || outcome === 'fail') answered.add(rule);
        return;
      }
      const known = failed.get(rule) ?? { first: { where: `${kind} ${resource.address || resource.name}`, failure }, count: 0 };
      known.count += 1;
      failed.set(rule, known);
    },
    notices: () =>
      [...failed].map(([rule, failures]) => {
        if (!answered.has(rule) && !isOurs(rule, failures.first.failure)) throw failedOnAll(rule, failures);
        return noticeOf(rule, failures);
      }),
  };
}

const shippedRules: ReadonlySet<Rule> = new Set(shipped.rules);
const shippedPacks: ReadonlySet<string> = new Set(shipped.packs.map(({ id }) => id));

function isOurs(rule: Rule, { pack }: JudgingFailure): boolean {
  return pack === '' ? shippedRules.has(rule) : shippedPacks.has(pack);
}

function nameOf({ id }: Rule, { pack }: JudgingFailure): string {
  return pack === '' ? `rule ${id}` : `the guard of rule ${id} in pack ${pack}`;
}

function failedOnAll(rule: Rule, { first: { where, failure } }: Failures): EcrAuditError {
  const message = `${nameOf(rule, failure)} failed on all that it was asked of, first on ${where}: ${failure.said}`;
  return new EcrAuditError('rule-failed', message, {
    hint: `the expression "${failure.expression}" is at fault; ecr-audit rules test runs the rule on its examples`,
  });
}

function noticeOf(rule: Rule, { first: { where, failure }, count }: Failures): Notice {
  const more = count === 1 ? '' : ` and ${count - 1} more`;
  const message = `${nameOf(rule, failure)} failed on ${where}${more}: ${failure.said}, in ${failure.expression}`;
  return { code: 'rule-failed', message, where };
}
