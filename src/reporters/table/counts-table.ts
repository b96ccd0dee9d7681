import Table from 'cli-table3';
import type { Finding, Report } from '../../schema/generated/report.js';
import { grouped } from '../grouped.js';
import { neutraliseTo } from '../neutralise.js';
import { formatCount } from '../quantity.js';
import { severities } from '../severity.js';
import { countSeverities } from '../severity-counts.js';
import type { Page } from './page.js';

const longestName = 24;
const maxRows = 12;
const edges = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'] as const;
const lines = ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'] as const;

/** Counts by severity, a row for each environment where that adds up to the summary, and a row for all. Nothing for nothing. */
export function countsTable(report: Report, page: Page): string[] {
  const rows = environmentRows(report);
  if (rows.every(({ cells }) => cells.every((count) => count === 0))) return [];
  // cli-table3 colours head and borders even into a pipe, unless it is told not to.
  const table = new Table({
    head: ['', ...severities, 'unknown'],
    chars: page.boxes ? {} : Object.fromEntries([...edges, ...lines].map((part) => [part, ''])),
    style: { head: [], border: [], 'padding-left': page.boxes ? 1 : 2, 'padding-right': page.boxes ? 1 : 0, compact: true },
    colAligns: ['left', ...severities.map(() => 'right' as const), 'right'],
  });
  table.push(...rows.map(({ name, cells }) => [name, ...cells.map((count, at) => cell(count, at, page))]));
  const drawn = table.toString().split('\n');
  return [...drawn.map((line) => line.trimEnd()), ''];
}

interface Row {
  readonly name: string;
  readonly cells: readonly number[];
}

function environmentRows({ findings, summary }: Report): Row[] {
  const all: Row = { name: 'all', cells: [...severities.map((severity) => summary.findings[severity]), summary.outcomes.unknown] };
  const counted = findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
  const environments = [...grouped(counted, ({ environment }) => environment.name)];
  // What has no environment is the rest.
  const ordered = environments.sort(([left], [right]) => Number(left === '') - Number(right === ''));
  const rows = ordered.map(([name, some]) => environmentRow(name, some));
  const addsUp = all.cells.every((total, at) => rows.reduce((sum, { cells }) => sum + (cells[at] ?? 0), 0) === total);
  return addsUp && rows.length > 1 && rows.length <= maxRows ? [...rows, all] : [all];
}

function environmentRow(name: string, findings: readonly Finding[]): Row {
  const failed = countSeverities(findings.filter(({ outcome }) => outcome === 'fail'));
  const unknown = findings.filter(({ outcome }) => outcome === 'unknown').length;
  return {
    name: name === '' ? '(none)' : neutraliseTo(name, longestName),
    cells: [...severities.map((severity) => failed[severity]), unknown],
  };
}

function cell(count: number, column: number, { paint }: Page): string {
  const severity = severities[column];
  if (count === 0 || severity === undefined) return paint.quiet(formatCount(count));
  return paint.severity(severity, formatCount(count));
}
