import { expect, it } from 'vitest';
import { columnOf } from '../../src/reporters/finding-column.js';
import { finding } from './report-fixture.js';

const location = { file: 'policy.json', line: 3 };

it.each([
  ['a column', finding({ location, evidence: { column: 17 } }), 17],
  ['no evidence of one', finding({ location }), undefined],
  ['no file in which it could be', finding({ evidence: { column: 17 } }), undefined],
  ['a text', finding({ location, evidence: { column: '17,title=x' } }), undefined],
  ['one that no line has', finding({ location, evidence: { column: 0 } }), undefined],
  ['a fraction', finding({ location, evidence: { column: 1.5 } }), undefined],
  ['a number that is none', finding({ location, evidence: { column: Number.NaN } }), undefined],
])('the column of a finding with %s', (_, one, column) => {
  expect(columnOf(one)).toBe(column);
});
