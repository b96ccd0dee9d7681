import { describe, expect, it } from 'vitest';
import { repeated } from '../../src/cli/judging-flags.js';
import { planOutputs } from '../../src/cli/output-plan.js';
import { refusalOf } from '../engine/rule-text.js';

const planOf = (format: readonly string[], output: readonly string[], json = false) => planOutputs({ format, output, json });

describe('planOutputs', () => {
  it.each([
    [[], [], false, ['table']],
    [['sarif'], [], false, ['sarif']],
    [[], [], true, ['json']],
    [['json'], [], true, ['json']],
    [['json', 'json'], [], false, ['json']],
    [[], ['out.sarif'], false, ['sarif > out.sarif']],
    [[], ['out.json'], false, ['json > out.json']],
    [[], ['out.txt'], false, ['table > out.txt']],
    [['github'], ['out.txt'], false, ['github > out.txt']],
    [['table', 'sarif'], ['sarif=out'], false, ['sarif > out', 'table']],
    [['table', 'sarif'], ['sarif=a', 'table=b'], false, ['sarif > a', 'table > b']],
    [[], ['json=a', 'json=b'], false, ['json > a', 'json > b']],
    [[], ['./a=b.json'], false, ['json > ./a=b.json']],
    [[], ['sarif=a=b'], false, ['sarif > a=b']],
  ])('--format %j --output %j --json %s: %j', (format, output, json, expected) => {
    expect(planOf(format, output, json).map(({ format: name, file }) => (file === null ? name : `${name} > ${file}`))).toEqual(expected);
  });

  it.each([
    [['josn'], [], 'there is no format "josn" (did you mean "json"?)'],
    [[''], [], 'there is no format ""'],
    [['json', 'sarif'], [], 'json and sarif cannot both go to stdout'],
    [['json', 'sarif'], ['x'], 'which format goes to x?'],
    [[], ['josn=x'], 'there is no format "josn" (did you mean "json"?)'],
    [[], ['json='], '--output json= names no file'],
    [[], [''], '--output  names no file'],
    [[], ['json=x', 'sarif=./x'], 'two outputs go to ./x'],
  ])('--format %j --output %j: %s', (format, output, said) => {
    expect(refusalOf(() => planOf(format, output))).toContain(`usage: ${said}`);
  });
});

describe('repeated', () => {
  it.each([
    [undefined, []],
    [[], []],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    ['a', ['a']],
    ['a, b ,,c', ['a', 'b', 'c']],
  ])('%j', (given, values) => {
    expect(repeated(given)).toEqual(values);
  });
});
