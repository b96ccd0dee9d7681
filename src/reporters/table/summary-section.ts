import type { Finding, Outcome, Report, Summary } from '../../schema/generated/report.js';
import { formatCount, quantity } from '../quantity.js';
import { kindWords } from '../resource-name.js';
import { fails, verdictLine } from '../verdict.js';
import { countsTable } from './counts-table.js';
import type { Page } from './page.js';
import { ruleCounts } from './rule-counts.js';
import { hang } from './wrap.js';

const outcomes = ['pass', 'fail', 'unknown', 'waived', 'baseline', 'not-applicable'] as const satisfies readonly Outcome[];
const changes = ['new', 'worsened', 'existing'] as const;

/** The last thing that is read: how much of what, out of how much, and what the exit code will be about. */
export function summarySection(report: Report, page: Page): string[] {
  return [...countsTable(report, page), ...ruleCounts(report.findings, page), ...facts(report, page), '', verdict(report, page)];
}

function facts(report: Report, page: Page): string[] {
  const { summary } = report;
  const rows: readonly (readonly [string, string])[] = [
    ['outcomes', outcomeWords(report)],
    ['read', resourceWords(summary) || 'no Amazon ECR resource at all'],
    [
      'left out',
      summary.leftOut.otherEnvironment === 0 ? '' : `${quantity(summary.leftOut.otherEnvironment, 'resource')} of other environments`,
    ],
    ['more', summary.outcomes.fail === 0 ? '' : 'ecr-audit explain RULE says why a rule matters and how to meet it'],
  ];
  return rows.filter(([, words]) => words !== '').flatMap(([label, words]) => hang(`  ${label.padEnd(8)}  `, words, page.width));
}

function outcomeWords({ summary: { outcomes: counts }, findings }: Report): string {
  const asides = { fail: changeWords(findings, counts.fail), waived: waivedWords(findings) };
  const words = outcomes.map((outcome) => {
    const aside = outcome === 'fail' || outcome === 'waived' ? asides[outcome] : '';
    return counts[outcome] === 0 ? '' : `${formatCount(counts[outcome])} ${outcome.replace('-', ' ')}${aside}`;
  });
  return words.filter((word) => word !== '').join(', ') || 'nothing was judged';
}

/** How much of what fails a plan brings about; nothing where --severity has hidden a part. */
function changeWords(findings: readonly Finding[], total: number): string {
  const failing = findings.filter(({ outcome, change }) => outcome === 'fail' && change !== undefined);
  if (failing.length === 0 || failing.length !== total) return '';
  const counts = changes.map((mark) => ({ mark, count: failing.filter(({ change }) => change === mark).length }));
  const words = counts.filter(({ count }) => count > 0).map(({ mark, count }) => `${formatCount(count)} ${mark}`);
  return ` (${words.join(', ')})`;
}

function waivedWords(findings: readonly Finding[]): string {
  return findings.some(({ outcome }) => outcome === 'waived') ? '' : ' (--show-waived lists them)';
}

function resourceWords({ resources }: Summary): string {
  const there = Object.entries(resources).filter(([, count]) => count > 0);
  const mostFirst = there.sort(([, left], [, right]) => right - left);
  return mostFirst.map(([kind, count]) => quantity(count, kindWords(kind))).join(', ');
}

function verdict(report: Report, { paint }: Page): string {
  const line = verdictLine(report);
  if (fails(report)) return paint.bad(line);
  return report.incomplete.length > 0 ? paint.warning(line) : paint.good(line);
}
