import type { Outcome, Report, Summary } from '../../schema/generated/report.js';
import { neutralise } from '../neutralise.js';
import { formatCount, quantity } from '../quantity.js';
import { fails, verdictLine } from '../verdict.js';
import { countsTable } from './counts-table.js';
import type { Page } from './page.js';
import { hang } from './wrap.js';

const outcomes = ['pass', 'fail', 'unknown', 'waived', 'baseline', 'not-applicable'] as const satisfies readonly Outcome[];

/** The last thing that is read: how much of what, out of how much, and what the exit code will be about. */
export function summarySection(report: Report, page: Page): string[] {
  return [...countsTable(report, page), ...facts(report, page), '', verdict(report, page)];
}

function facts({ summary }: Report, page: Page): string[] {
  const rows: readonly (readonly [string, string])[] = [
    ['outcomes', outcomeWords(summary)],
    ['read', resourceWords(summary) || 'no Amazon ECR resource at all'],
    [
      'left out',
      summary.leftOut.otherEnvironment === 0 ? '' : `${quantity(summary.leftOut.otherEnvironment, 'resource')} of other environments`,
    ],
  ];
  return rows.filter(([, words]) => words !== '').flatMap(([label, words]) => hang(`  ${label.padEnd(8)}  `, words, page.width));
}

function outcomeWords({ outcomes: counts }: Summary): string {
  const there = outcomes.filter((outcome) => counts[outcome] > 0);
  return there.map((outcome) => `${formatCount(counts[outcome])} ${outcome.replace('-', ' ')}`).join(', ') || 'nothing was judged';
}

function resourceWords({ resources }: Summary): string {
  const there = Object.entries(resources).filter(([, count]) => count > 0);
  return there.map(([kind, count]) => quantity(count, neutralise(kind))).join(', ');
}

function verdict(report: Report, { paint }: Page): string {
  const line = verdictLine(report);
  if (fails(report)) return paint.bad(line);
  return report.incomplete.length > 0 ? paint.warning(line) : paint.good(line);
}
