import { describe, expect, it } from 'vitest';
import { runExamples } from '../../src/engine/run-examples.js';
import { languageOf, ruleOf } from './rule-text.js';

const parts = {
  params: 'params: { days: { type: number, default: 3, description: d } }',
  assert: 'assert: params.days < 5.0 && repository.tagMutability == "IMMUTABLE"',
};

/** What comes of one example that is said to pass, and of one that is said to fail. */
function resultsOf(pass: string, applies = 'repository') {
  const examples = `examples:\n  pass: [${pass}]\n  fail: [{ name: mutable }]`;
  const own = applies === 'repository' ? parts : { applies: `applies: ${applies}`, assert: 'assert: change.action != "delete"' };
  return runExamples(ruleOf({ ...own, examples }), languageOf);
}

describe('runExamples', () => {
  it('compares each outcome with the one that the example stands under', () => {
    const results = resultsOf('{ name: good, repository: { tagMutability: IMMUTABLE } }, { repository: { tagMutability: ~ } }');
    expect(results.map(({ name, expected, got, passed }) => ({ name, expected, got, passed }))).toEqual([
      { name: 'good', expected: 'pass', got: 'pass', passed: true },
      { name: 'pass 2', expected: 'pass', got: 'unknown', passed: false },
      { name: 'mutable', expected: 'fail', got: 'fail', passed: true },
    ]);
    expect(results.map(({ message }) => message)).toEqual(['', 'cannot be told: known after apply', 'something is wrong']);
  });

  it.each([
    ['{ params: { days: 9 }, repository: { tagMutability: IMMUTABLE } }', 'fail'],
    ['{ params: { days: 4 }, repository: { tagMutability: IMMUTABLE } }', 'pass'],
  ])('judges with the parameters of %s', (example, got) => {
    expect(resultsOf(example)[0]?.got).toBe(got);
  });

  it.each([
    ['{ params: { dayz: 4 } }', 'rule a-rule has no parameter "dayz" (did you mean "days"?)'],
    ['{ params: { days: many } }', 'parameter "days" of a-rule is to be a number, not "many"'],
    ['{ repositry: { name: a } }', '"repositry" is no key of an example (did you mean "repository"?)'],
    ['{ repository: { tagMutabilty: IMMUTABLE } }', '"tagMutabilty" is nothing that an example can set here'],
    ['{ repository: { encryption: { typ: KMS } } }', '"typ" is nothing that an example can set here'],
    ['{ registry: { scaning: [] } }', '"scaning" is nothing that an example can set here'],
    ['{ trust: { acounts: ["111122223333"] } }', '"acounts" is no key of trust of an example (did you mean "accounts"?)'],
  ])('does not take %s for an example of something else', (example, error) => {
    const [result] = resultsOf(example);
    expect(result?.passed).toBe(false);
    expect(result?.got).toEqual({ error: expect.stringContaining(error) });
  });

  it('takes no failure of the rule for the unknown that an example wants', () => {
    const examples =
      'examples:\n  pass: [{ repository: { tags: { Team: x } } }]\n  fail: [{ repository: { tags: { Team: y } } }]\n  unknown: [{ name: no team }]';
    const results = runExamples(ruleOf({ assert: `assert: 'repository.tags["Team"] == "x"'`, examples }), languageOf);
    expect(results.map(({ passed, got }) => [passed, got])).toEqual([
      [true, 'pass'],
      [true, 'fail'],
      [false, { error: 'No such key: Team, in repository.tags["Team"] == "x"' }],
    ]);
  });

  it.each([
    ['{ action: updat }', 'action of an example is one of no-op, create,'],
    ['{ before: { repositories: {} } }', '"repositories" is no key of before of an example (did you mean "repository"?)'],
    ['{ before: { repository: { nam: x } } }', '"nam" is nothing that an example can set here'],
    ['{ action: delete }', 'the example describes no change'],
  ])('does not take %s for another change', (example, error) => {
    expect(resultsOf(example, 'change')[0]?.got).toEqual({ error: expect.stringContaining(error) });
  });
});
