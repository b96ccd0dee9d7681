import type { Example, Rule } from '../schema/generated/rule.js';
import type { LanguageOf } from './compile-rule.js';
import { exampleSubject } from './example-subject.js';
import { findingOf } from './finding.js';
import { createJudge, type Judgement, type RuleOutcome } from './judge.js';
import { parameterFault } from './parameter-fault.js';

/** How one example of a rule came out. */
export interface ExampleResult {
  readonly rule: string;
  readonly name: string;
  readonly expected: RuleOutcome;
  /** The outcome, or what went wrong before there was one. */
  readonly got: RuleOutcome | { readonly error: string };
  readonly passed: boolean;
  /** What a finding on it says; empty unless the rule fails on it or cannot tell. */
  readonly message: string;
}

const kinds = ['pass', 'fail', 'unknown', 'not-applicable'] as const;

/** Judges every example of a rule and compares the outcome with the one that it stands under. */
export function runExamples(rule: Rule, languageOf: LanguageOf): readonly ExampleResult[] {
  return kinds.flatMap((expected) =>
    (rule.examples[expected] ?? []).map((example, index) => runExample(rule, example, expected, index, languageOf)),
  );
}

function runExample(rule: Rule, example: Example, expected: RuleOutcome, index: number, languageOf: LanguageOf): ExampleResult {
  const base = { rule: rule.id, name: example.name ?? `${expected} ${index + 1}`, expected };
  try {
    const params = paramsOf(rule, example);
    const ask = { pack: '--rule', environment: null, entry: { rule: rule.id } };
    const judge = createJudge({ rule, asks: [ask], override: { params } }, languageOf, new Set());
    const judgements = judge.judgeAll(exampleSubject(rule.applies, example, rule.images));
    const failure = judgements.find((one) => one.failure !== null)?.failure;
    // An example that a rule fails to judge would stand well under `unknown`.
    if (failure != null) throw new Error(`${failure.said}, in ${failure.expression}`);
    const judgement = worst(judgements);
    const got = judgement?.outcome ?? 'not-applicable';
    const words = judgement !== null && (got === 'fail' || got === 'unknown') ? findingOf(judgement).message : '';
    return { ...base, got, passed: got === expected, message: words };
  } catch (error) {
    return { ...base, got: { error: error instanceof Error ? error.message : String(error) }, passed: false, message: '' };
  }
}

/** Of the images of a repository one that fails decides, then one that is not known. */
function worst(judgements: readonly Judgement[]): Judgement | null {
  const of = (wanted: RuleOutcome): Judgement | undefined => judgements.find(({ outcome }) => outcome === wanted);
  return of('fail') ?? of('unknown') ?? judgements[0] ?? null;
}

/** The parameters of an example; the defaults of the rule hold for the rest. */
function paramsOf(rule: Rule, example: Example): Record<string, unknown> {
  const own = Object.entries(example.params ?? {});
  const fault = own.map(([name, value]) => parameterFault(rule, name, value)).find((one) => one !== '');
  if (fault !== undefined) throw new Error(fault);
  return { ...Object.fromEntries(Object.entries(rule.params ?? {}).map(([name, { default: value }]) => [name, value])), ...example.params };
}
