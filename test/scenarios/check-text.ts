import { expect } from 'vitest';
import { validate as validateReport } from '../../src/schema/generated/validate-report.js';
import { sarifErrors } from '../reporters/sarif-schema.js';

const checks = /^(contains|lacks|matches|valid): ?(.*)$/s;

/** Holds a text against the expectation of a scenario; README.md describes the forms. */
export function checkText(text: string, lines: readonly string[]): void {
  if (lines.length > 0 && lines.every((line) => checks.test(line))) {
    for (const line of lines) checkLine(text, line);
  } else {
    expect(text === '' || text.endsWith('\n') ? text : `${text}\n`).toMatch(patternOf(lines));
  }
}

function checkLine(text: string, line: string): void {
  const [, word = '', rest = ''] = checks.exec(line) ?? [];
  const wanted = rest.replaceAll('\\e', '\u001b');
  if (word === 'contains') expect(text).toContain(wanted);
  else if (word === 'lacks') expect(text).not.toContain(wanted);
  else if (word === 'matches') expect(text).toMatch(new RegExp(wanted, 'm'));
  else checkDocument(text, wanted);
}

function checkDocument(text: string, kind: string): void {
  if (kind === 'report') expect(validateReport(JSON.parse(text)) ? [] : validateReport.errors).toEqual([]);
  else if (kind === 'sarif') expect(sarifErrors(text)).toEqual([]);
  else throw new Error(`there is no schema "${kind}"`);
}

/** The lines as they stand, but for `…`. */
function patternOf(lines: readonly string[]): RegExp {
  const parts = lines.map((line) => (line === '…' ? '(?:.*\\n)*' : `${line.split('…').map(escaped).join('.*')}\\n`));
  return new RegExp(`^${parts.join('')}$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
