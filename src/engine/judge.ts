import type { Subject } from '../facts/subject.js';
import type { Unknown } from '../model/inventory.js';
import type { Severity } from '../schema/generated/rule.js';
import { type Ask, type ChosenRule, termsOf } from './choose-rules.js';
import { type CompiledRule, compileRule, type LanguageOf, severities } from './compile-rule.js';
import type { Expression } from './expression.js';
import { judgeAll } from './judge-all.js';
import { judgeInDoubt } from './judge-in-doubt.js';
import { rememberAnswers } from './remember-answers.js';
import { type Answer, type ExpressionFailure, truth } from './truth.js';

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
  /** Where an expression of the rule, or the guard of the pack that asks it, fails on the subject. */
  readonly failure: JudgingFailure | null;
}

/** A failure, and the pack whose guard it is; of the rule itself the pack is empty. */
export interface JudgingFailure extends ExpressionFailure {
  readonly pack: string;
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
    for (const { ask, when, terms } of asksIn(environment)) {
      const asked = when === null || truth(when, subject.variables);
      // A guard whose answer is not known does not excuse: the rule is asked.
      if (asked === false) continue;
      const { severity, params } = terms(environment);
      const judgement = judgeOne(rule, subject, severity, params === null ? subject.variables : { ...subject.variables, params });
      const failure = failureIn(asked, ask.pack);
      return failure === null ? judgement : { ...judgement, failure };
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

function judgeOne(rule: CompiledRule, subject: Subject, severity: Severity, variables: Readonly<Record<string, object>>): Judgement {
  const applies = rule.when === null || truth(rule.when, variables);
  const holds = applies !== false && truth(rule.assert, variables);
  const failure = failureIn(holds) ?? failureIn(applies);
  const verdict = (outcome: RuleOutcome, unknown: Unknown | null = null): Judgement => ({
    rule,
    subject,
    outcome,
    severity,
    variables,
    unknown,
    failure,
  });
  if (applies === false) return verdict('not-applicable');
  // Not knowing whether the rule applies does not matter to a subject that meets it anyway.
  if (holds === true) return verdict('pass');
  const doubt = subject.image?.doubt ?? null;
  if (holds === false && applies === true && doubt !== null) return verdict('unknown', doubt);
  if (holds === false && applies === true) return raised(verdict('fail'));
  const unclear = typeof holds === 'object' ? holds.unknown : typeof applies === 'object' ? applies.unknown : null;
  // What is not there is not asked; what is there and not known is.
  return subject.partial && unclear?.unknown === 'made-elsewhere' ? verdict('not-applicable') : verdict('unknown', unclear);
}

function raised(judgement: Judgement): Judgement {
  const { rule, severity, variables, failure } = judgement;
  if (rule.raise.length === 0) return judgement;
  const answers = rule.raise.map((one) => ({ severity: one.severity, answer: truth(one.when, variables) }));
  const reached = answers.flatMap((one) => (one.answer === true ? [one.severity] : []));
  return {
    ...judgement,
    severity: [severity, ...reached].reduce((most, one) => (severities.indexOf(one) > severities.indexOf(most) ? one : most)),
    failure: failure ?? answers.map(({ answer }) => failureIn(answer)).find((one) => one !== null) ?? null,
  };
}

function failureIn(answer: Answer, pack = ''): JudgingFailure | null {
  const failure = typeof answer === 'object' ? answer.failure : null;
  return failure === null ? null : { ...failure, pack };
}
