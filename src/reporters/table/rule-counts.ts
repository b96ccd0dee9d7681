import type { Finding } from '../../schema/generated/report.js';
import { grouped } from '../grouped.js';
import { neutraliseTo } from '../neutralise.js';
import { formatCount } from '../quantity.js';
import { severities } from '../severity.js';
import type { Page } from './page.js';
import { hang } from './wrap.js';

/** As few as these are still in sight. */
const fewFindings = 10;
/** Rules that find one thing each are counted by the table itself. */
const oftenEnough = 2;
const longestRule = 60;
/** Keeps a number on the line of what it counts. */
const joiner = '\u00a0';

/** How often each rule fails, a line a severity and the most frequent first, at the end of a table in which rules come back. */
export function ruleCounts(findings: readonly Finding[], { paint, width }: Page): string[] {
  const failing = findings.filter(({ outcome }) => outcome === 'fail');
  const rules = new Set(failing.map(({ rule }) => rule)).size;
  if (failing.length <= fewFindings || rules === 1 || failing.length < rules * oftenEnough) return [];
  const lines = severities.flatMap((severity) => {
    const words = countsOf(failing.filter((finding) => finding.severity === severity));
    const [first = '', ...more] = hang(`  ${severity.padEnd(8)}  `, words, width);
    return words === '' ? [] : [first.replace(severity, paint.severity(severity, severity)), ...more];
  });
  return [...lines.map((line) => line.replaceAll(joiner, ' ')), ''];
}

function countsOf(findings: readonly Finding[]): string {
  const byRule = [...grouped(findings, ({ rule }) => rule)].sort(([, left], [, right]) => right.length - left.length);
  return byRule.map(([rule, some]) => `${formatCount(some.length)}${joiner}${neutraliseTo(rule, longestRule)}`).join(', ');
}
