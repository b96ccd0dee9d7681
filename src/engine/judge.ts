import type { Subject } from '../facts/subject.js';
import { EcrAuditError } from '../model/errors.js';
import type { Unknown } from '../model/inventory.js';
import type { Severity } from '../schema/generated/rule.js';
import { type Ask, type ChosenRule, termsOf } from './choose-rules.js';
import { type CompiledRule, compileRule, type LanguageOf, severities } from './compile-rule.js';
import type { Expression } from './expression.js';
import { judgeAll } from './judge-all.js';
import { judgeInDoubt } from './judge-in-doubt.js';
import { rememberAnswers } from './remember-answers.js';

/** What a rule says of a subject, before waivers and baseline. */
export type RuleOutcome = 'pass' | 'fail' | 'unknown' | 'not-applicable';

/** A rule's verdict on a subject. */
export interface Judgement {
  readonly rule: CompiledRule;
  readonly subject: Subject;
  readonly outcome: RuleOutcome;
  readonly severity: Severity;
  /** What the expressions of the rule read, its parameters among it. */
  readonly variables: Readonly<Record<string, object>>;
  /** For an unknown outcome: what is not known. */
  readonly unknown: Unknown | null;
}

/** A rule ready to judge every subject of its kind. */
export interface Judge {
  readonly chosen: ChosenRule;
  readonly rule: CompiledRule;
  /** The verdict; null where nobody asks the rule of this subject. */
  readonly judge: (subject: Subject) => Judgement | null;
  /**
   * The verdicts where a subject may stand for many, as that of every image of a repository does: one on each that fails or is
   * not known, or one on all together.
   */
  readonly judgeAll: (subject: Subject) => readonly Judgement[];
}

interface Terms {
  readonly severity: Severity;
  /** Null for a rule without parameters. */
  readonly params: object | null;
}

interface PreparedAsk {
  readonly ask: Ask;
  readonly when: Expression | null;
  readonly terms: (environment: string) => Terms;
}

/**
 * Makes a chosen rule ready. `environmentsWithPacks` are the environments that have packs of their own, which take the
 * place of the others there.
 */
export function createJudge(chosen: ChosenRule, languageOf: LanguageOf, environmentsWithPacks: ReadonlySet<string>): Judge {
  const rule = compileRule(chosen.rule, languageOf);
  const asks = chosen.asks.map((ask) => prepareAsk(ask, chosen, rule)).reverse();
  const everywhere = asks.filter(({ ask }) => ask.environment === null);
  const asksIn = (environment: string): readonly PreparedAsk[] =>
    environmentsWithPacks.has(environment)
      ? asks.filter(({ ask }) => ask.environment === environment || ask.pack === '--rule')
      : everywhere;
  const judge = (subject: Subject): Judgement | null => {
    if (subject.image?.choice !== rule.rule.images) return null;
    const environment = subject.environment.name;
    for (const { when, terms } of asksIn(environment)) {
      if (when !== null && !isAsked(when, subject, rule)) continue;
      const { severity, params } = terms(environment);
      return judgeOne(rule, subject, severity, params === null ? subject.variables : { ...subject.variables, params });
    }
    return null;
  };
  const judgeSubject = (subject: Subject): Judgement | null =>
    subject.doubt === undefined ? judge(subject) : judgeInDoubt(subject, subject.doubt, judge);
  return { chosen, rule, judge: judgeSubject, judgeAll: (subject) => judgeAll(subject, judgeSubject) };
}

function prepareAsk(ask: Ask, chosen: ChosenRule, rule: CompiledRule): PreparedAsk {
  const known = new Map<string, Terms>();
  return {
    ask,
    when: ask.entry.when === undefined ? null : rememberAnswers(rule.language.compile(ask.entry.when)),
    terms: (environment) => {
      let terms = known.get(environment);
      if (terms === undefined) {
        const { severity, params } = termsOf(chosen, ask, environment);
        terms = { severity, params: rule.rule.params === undefined ? null : rule.language.params(params) };
        known.set(environment, terms);
      }
      return terms;
    },
  };
}

/** A guard whose answer is not known does not excuse: the rule is asked. */
function isAsked(when: Expression | null, subject: Subject, rule: CompiledRule): boolean {
  if (when === null) return true;
  const result = truth(when, subject.variables, rule, subject);
  return result !== false;
}

function judgeOne(rule: CompiledRule, subject: Subject, severity: Severity, variables: Readonly<Record<string, object>>): Judgement {
  const verdict = (outcome: RuleOutcome, unknown: Unknown | null = null): Judgement => ({
    rule,
    subject,
    outcome,
    severity,
    variables,
    unknown,
  });
  const applies = rule.when === null ? true : truth(rule.when, variables, rule, subject);
  if (applies === false) return verdict('not-applicable');
  const holds = truth(rule.assert, variables, rule, subject);
  // Not knowing whether the rule applies does not matter to a subject that meets it anyway.
  if (holds === true) return verdict('pass');
  const doubt = subject.image?.doubt ?? null;
  if (holds === false && applies === true && doubt !== null) return verdict('unknown', doubt);
  if (holds === false && applies === true) return { ...verdict('fail'), severity: raised(rule, subject, severity, variables) };
  const unknown = typeof holds === 'object' ? holds : typeof applies === 'object' ? applies : null;
  // What is not there is not asked; what is there and not known is.
  return subject.partial && unknown?.unknown === 'made-elsewhere' ? verdict('not-applicable') : verdict('unknown', unknown);
}

function raised(rule: CompiledRule, subject: Subject, severity: Severity, variables: Readonly<Record<string, object>>): Severity {
  if (rule.raise.length === 0) return severity;
  const reached = rule.raise.filter(({ when }) => truth(when, variables, rule, subject) === true).map((one) => one.severity);
  return [severity, ...reached].reduce((most, one) => (severities.indexOf(one) > severities.indexOf(most) ? one : most));
}

/** True, false, or the unknown that decides. */
function truth(
  expression: Expression,
  variables: Readonly<Record<string, object>>,
  { rule }: CompiledRule,
  subject: Subject,
): boolean | Unknown {
  try {
    const result = expression.evaluate(variables);
    if ('unknown' in result) return result.unknown;
    if (typeof result.value === 'boolean') return result.value;
    throw new Error(`the expression gave ${typeof result.value}, not a bool`);
  } catch (error) {
    throw new EcrAuditError(
      'rule-failed',
      `rule ${rule.id} failed on ${subject.kind} ${subject.resource.address || subject.resource.name}: ${firstLine(error)}`,
      {
        hint: `the expression "${expression.text}" is at fault; ecr-audit rules test runs the rule on its examples`,
        cause: error,
      },
    );
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
