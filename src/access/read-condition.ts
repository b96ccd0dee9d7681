import type { ConditionTest } from './policy.js';

const negations: ReadonlyMap<string, string> = new Map([
  ['stringnotequals', 'stringequals'],
  ['stringnotequalsignorecase', 'stringequalsignorecase'],
  ['stringnotlike', 'stringlike'],
  ['arnnotequals', 'arnequals'],
  ['arnnotlike', 'arnlike'],
  ['notipaddress', 'ipaddress'],
  ['numericnotequals', 'numericequals'],
  ['datenotequals', 'dateequals'],
]);

/**
 * Takes an operator of a condition apart. Operators and keys know no case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function readCondition(written: string, key: string, values: readonly string[], variables: boolean): ConditionTest {
  const lower = written.toLowerCase();
  const [, qualifier, rest = lower] = /^(forallvalues|foranyvalue):(.*)$/.exec(lower) ?? [];
  const ifExists = rest.endsWith('ifexists');
  const bare = ifExists ? rest.slice(0, -'ifexists'.length) : rest;
  const positive = negations.get(bare);
  return {
    written,
    operator: positive ?? bare,
    negated: positive !== undefined,
    ifExists,
    quantifier: qualifier === undefined ? 'none' : qualifier === 'forallvalues' ? 'all' : 'any',
    key,
    name: key.toLowerCase(),
    values,
    variables,
  };
}

/**
 * The keys, in lower case, that a request must have to meet these tests: a test that is not negated fails where its key is
 * absent, unless it says IfExists or ForAllValues; `Null: { key: "false" }` asks for nothing else.
 */
export function keysThatMustBeThere(tests: readonly ConditionTest[]): ReadonlySet<string> {
  return new Set(tests.filter(needsItsKey).map((test) => test.name));
}

/** True where a test fails for a request without its key. */
export function needsItsKey(test: ConditionTest): boolean {
  if (test.operator === 'null') return saysAll(test, 'false') && test.quantifier === 'none';
  return test.quantifier === 'any' || (!test.negated && !test.ifExists && test.quantifier === 'none');
}

/** True for a Null test that holds where its key is absent and nowhere else. */
export function wantsItsKeyAbsent(test: ConditionTest): boolean {
  return test.operator === 'null' && test.quantifier === 'none' && saysAll(test, 'true');
}

function saysAll(test: ConditionTest, word: string): boolean {
  return test.values.length > 0 && test.values.every((value) => value.toLowerCase() === word);
}
