import { describe, expect, it } from 'vitest';
import { loadRule } from '../../src/engine/load-rule.js';
import { faultOf, languageOf, refusalOf, ruleOf } from './rule-text.js';

/** What is said, with the line of the file and the caret where there is one. */
type Case = readonly [what: string, parts: Parameters<typeof faultOf>[0], said: string];

const file: readonly Case[] = [
  ['a key is lacking', { title: null }, 'a-rule.yaml:1:1: the document lacks "title"'],
  ['a key that there is not', { when: 'wen: "true"' }, 'a-rule.yaml:5:1: "wen" is no key of the document (did you mean "when"?)'],
  [
    'a key below that there is not',
    { fix: 'fix: { summary: s, teraform: x }' },
    '8:20: "teraform" is no key of "fix" (did you mean "terraform"?)',
  ],
  ['a key like none', { raise: 'raise: { info: "true" }' }, '6:10: "info" is no key of "raise"; it may hold low, medium, high, critical'],
  [
    'a word that is not allowed',
    { severity: 'severity: hihg' },
    '3:11: "severity" is to be one of info, low, medium, high, critical (did you mean "high"?)',
  ],
  ['a text that is too short', { why: 'why: short' }, '7:6: "why" is to have at least 20 characters'],
  ['a title over two lines', { title: 'title: "a\\nb"' }, '2:9: "title" is to have 1 to 120 characters on one line'],
  ['no text', { assert: 'assert: 3' }, '5:9: "assert" must be string'],
  ['an id that is no slug', { id: 'id: A_Rule' }, '1:5: "id" does not have the form ^[a-z]'],
  ['another name than the file has', { id: 'id: another-rule' }, '1:5: the file is to be named for the rule: another-rule.yaml'],
  ['a key twice', { title: 'title: A\ntitle: B' }, 'rule-invalid: a-rule.yaml:3:1: Map keys must be unique'],
  ['no YAML', { title: 'title: [' }, 'a-rule.yaml:3:1: Flow sequence'],
  ['no failing example', { examples: 'examples: { pass: [{}] }' }, '9:11: "examples" lacks "fail"'],
  [
    'a default of another type',
    { params: 'params: { days: { type: number, default: many, description: d } }' },
    '7:42: parameter "days" of a-rule is to be a number, not "many"',
  ],
  [
    'a default without end',
    { params: 'params: { days: { type: number, default: .inf, description: d } }' },
    '7:42: parameter "days" of a-rule is to be a finite number, not Infinity',
  ],
  [
    'a default that is none of its words',
    { params: 'params: { level: { type: string, oneOf: [HIGH, LOW], default: high, description: d } }' },
    '7:63: parameter "level" of a-rule is to be one of HIGH, LOW, not "high" (did you mean "HIGH"?)',
  ],
  [
    'words for a number',
    { params: 'params: { days: { type: number, oneOf: ["1"], default: 1, description: d } }' },
    '7:33: oneOf is for a string or strings, and "days" is of type number',
  ],
  [
    'a default below the least value',
    { params: 'params: { days: { type: number, minimum: 7, default: 6, description: d } }' },
    '7:54: parameter "days" of a-rule is to be 7 or more, not 6',
  ],
];

const caret = (line: number, column: number, said: string, source: string): string =>
  `a-rule.yaml:${line}:${column}: ${said}\n    ${source}\n    ${' '.repeat(column - 1)}^`;
const noNam = 'there is no field "nam" here (did you mean "name"?)';

const places: readonly Case[] = [
  ['a plain text', { assert: 'assert: repository.nam == "x"' }, caret(5, 20, noNam, 'assert: repository.nam == "x"')],
  ['single quotes', { assert: "assert: '''x'' == repository.nam'" }, caret(5, 30, noNam, "assert: '''x'' == repository.nam'")],
  [
    'quotes with escapes',
    { assert: 'assert: "\\x72epository.nam == \\"x\\""' },
    caret(5, 24, noNam, 'assert: "\\x72epository.nam == \\"x\\""'),
  ],
  ['a literal block', { assert: 'assert: |\n  true &&\n  repository.nam == ""' }, caret(7, 14, noNam, '  repository.nam == ""')],
  [
    'a folded block',
    { assert: 'assert: >-\n  true\n  && true\n\n  && repository.nam == ""' },
    caret(9, 17, noNam, '  && repository.nam == ""'),
  ],
  ['when', { when: 'when: repository.nam == ""' }, caret(5, 18, noNam, 'when: repository.nam == ""')],
  ['a message', { message: 'message: "of {repository.nam}: bad"' }, caret(6, 26, noNam, 'message: "of {repository.nam}: bad"')],
  ['evidence', { evidence: 'evidence: { at: repository.nam }' }, caret(7, 28, noNam, 'evidence: { at: repository.nam }')],
  ['raise', { raise: 'raise: { high: repository.nam == "" }' }, caret(6, 27, noNam, 'raise: { high: repository.nam == "" }')],
  [
    'a value of the fix',
    { fix: 'fix: { summary: s, with: { a: repository.nam } }' },
    caret(8, 42, noNam, 'fix: { summary: s, with: { a: repository.nam } }'),
  ],
  [
    'a brace that is not closed',
    { message: 'message: "of {repository.name: bad"' },
    caret(6, 14, 'the brace of this placeholder is not closed', 'message: "of {repository.name: bad"'),
  ],
];

const days = 'params: { days: { type: number, default: 3, description: d } }';
const presence = 'on a field of the model takes "not known" for "absent"';

/** Expression, the column in it (from 1), what is said. */
const expressions: readonly (readonly [expression: string, column: number, said: string])[] = [
  ['repositry.name == ""', 1, 'there is no variable "repositry" (did you mean "repository"?)'],
  ['repository.encryption.typ == ""', 23, 'there is no field "typ" here (did you mean "type"?)'],
  ['params.day > 3.0', 8, 'there is no field "day" here (did you mean "days"?)'],
  ['repository.replicatedTo.exists(d, d.regin == "")', 37, 'there is no field "regin" here (did you mean "region"?)'],
  ['glb(repository.name, "x")', 1, 'there is no function "glb" (did you mean "glob"?)'],
  ['repository.name.startswith("x")', 17, 'there is no function "startswith" on string (did you mean "startsWith"?)'],
  ['glob(repository.name)', 1, 'glob(string) does not fit glob(string, string): bool'],
  ['repository.name.matches(params.days)', 17, 'string.matches(double) does not fit string.matches(string): bool'],
  ['repository.name', 1, 'expected an expression of type bool, this is string'],
  ['repository.name > 3', 1, 'no such overload: string > int'],
  ['repository.name && true', 1, "Logical operator requires bool operands, got 'string'"],
  ['repository.name ==', 19, 'Unexpected token: the end of the expression'],
  ['[1, 2', 6, 'Expected "]", got the end of the expression'],
  ['has(repository.name)', 1, `has() ${presence}`],
  ['has(repository.encryption.type)', 1, `has() ${presence}`],
  ['repository.lifecyclePolicy.errors.all(e, has(e.code))', 42, `has() ${presence}`],
  ['true && repository.?name.hasValue()', 19, `optional selection (.?) ${presence}`],
  ['repository.encryption.?type.orValue("") == ""', 22, `optional selection (.?) ${presence}`],
  ['repository.tags.?Team', 1, 'this may be absent: end it with .orValue(…)'],
  ['repository.name.matches("a(b")', 25, 'the pattern is not RE2: missing closing ): `a(b`'],
  ['true || repository.name.matches("a(?=b)")', 33, 'the pattern is not RE2: invalid or unsupported Perl syntax: `(?=`'],
  [`${'('.repeat(30)}true${')'.repeat(30)}`, 25, 'the expression is too large: it may have 24 levels of nesting'],
  [`${'1 + '.repeat(200)}1 == 2`, 1, 'the expression is too large: it may have 400 parts'],
  [`1 in [${'1, '.repeat(100)}1]`, 307, 'the expression is too large: it may have 100 entries in a list'],
];

describe('loadRule', () => {
  it('accepts a rule with nothing wrong in it', () => {
    expect(ruleOf().id).toBe('a-rule');
  });

  it.each(file)('refuses a file with %s', (_, parts, said) => {
    expect(faultOf(parts)).toContain(said);
  });

  it.each(places)('shows the place in %s', (_, parts, said) => {
    expect(faultOf(parts)).toBe(`rule-invalid: ${said}`);
  });

  it.each(expressions)('refuses %s', (expression, column, said) => {
    const fault = faultOf({ params: days, assert: `assert: |-\n  ${expression}` });
    expect(fault).toContain(`a-rule.yaml:6:${column + 2}: ${said}`);
  });

  it.each([
    'has(repository.tags.Team)',
    'repository.tags.?Team.orValue("") == "payments"',
    '!repository.tags[?"Team"].hasValue()',
    'repository.name.matches(r"^team-\\d+$")',
    'repository.name.matches("^" + repository.kind)',
    'params.days > 3 && params.days > 3.0',
    'repository.name != "matches(("',
    '{"a": 1}.a == 1',
  ])('accepts %s', (expression) => {
    expect(faultOf({ params: days, assert: `assert: |-\n  ${expression}` })).toBe('');
  });

  it('lists every fault of a file, in the order of the lines', () => {
    const fault = faultOf({ id: 'id: other', when: 'when: repositry == ""', assert: 'assert: repository.nam == ""' });
    expect(fault.match(/a-rule\.yaml:\d+/g)).toEqual(['a-rule.yaml:1', 'a-rule.yaml:5', 'a-rule.yaml:6']);
  });

  it('speaks of what the kind of subject has', () => {
    expect(faultOf({ applies: 'applies: change', assert: 'assert: repository.name == ""' })).toContain('there is no variable "repository"');
    expect(faultOf({ applies: 'applies: alarm', assert: 'assert: alarm.name != ""' })).toBe('');
  });

  it.each([
    ['no document', ''],
    ['a list', '- id: a-rule'],
    ['a text', 'a-rule'],
  ])('refuses %s', (_, text) => {
    expect(refusalOf(() => loadRule(text, 'a-rule.yaml', languageOf))).toContain('rule-invalid: a-rule.yaml:1:1: the document');
  });

  it('refuses aliases of aliases that stand for more than memory holds', () => {
    const levels = [...'bcdefghij'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(', ')}]`);
    const text = ['a: &a [x, x, x, x, x, x, x, x, x]', ...levels].join('\n');
    expect(refusalOf(() => loadRule(text, 'a-rule.yaml', languageOf))).toBe(
      'rule-invalid: a-rule.yaml:1:1: Excessive alias count indicates a resource exhaustion attack',
    );
  });
});
