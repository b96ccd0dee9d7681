import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderJson } from '../../src/reporters/json.js';
import { arbitraryReport } from './arbitrary-report.js';
import { reportFixture } from './report-fixture.js';

it('is the document: what is read back is what was written', () => {
  fc.assert(
    fc.property(arbitraryReport, (report) => {
      expect(JSON.parse(renderJson(report))).toStrictEqual(JSON.parse(JSON.stringify(report)));
    }),
    { numRuns: 400 },
  );
});

it('keeps the order of keys and ends in one line feed', () => {
  const text = renderJson(reportFixture('plausible'));
  expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(reportFixture('plausible')));
  expect(text.endsWith('}\n')).toBe(true);
});

it('writes what is not seen as escapes', () => {
  const report = { ...reportFixture('empty'), generatedAt: '\u202e\u2028\u009b\u{e0041}\u007f\ud800' };
  expect(renderJson(report)).toContain('"\\u202e\\u2028\\u009b\\udb40\\udc41\\u007f\\ud800"');
});
