import type { Outcome, Report } from '../schema/generated/report.js';
import { neutraliseTo } from './neutralise.js';
import type { ReporterOptions } from './reporter.js';
import { failSection } from './table/fail-section.js';
import { type Page, pageFor } from './table/page.js';
import { acceptedSection, unknownSection } from './table/quiet-sections.js';
import { incompleteSection, noticeSection } from './table/run-section.js';
import { simulationSection } from './table/simulation-section.js';
import { summarySection } from './table/summary-section.js';
import { hang } from './table/wrap.js';

/** The report for a person: what is simulated, what fails by resource, what is not known, then the run itself, the summary last. */
export function renderTable(report: Report, { terminal }: ReporterOptions): string {
  const page = pageFor(report, terminal);
  const of = (...outcomes: readonly Outcome[]) => report.findings.filter(({ outcome }) => outcomes.includes(outcome));
  const lines = [
    ...heading(report, page),
    '',
    ...simulationSection(report.simulation ?? [], page),
    ...failSection(of('fail'), page),
    ...unknownSection(of('unknown'), page),
    ...acceptedSection(of('waived', 'baseline'), page),
    ...incompleteSection(report.incomplete, page),
    ...noticeSection(report.notices, page),
    ...summarySection(report, page),
  ];
  return `${lines.join('\n')}\n`;
}

function heading({ command, scope }: Report, { width, paint }: Page): string[] {
  const parts = [
    `ecr-audit ${command}`,
    sourceWords(scope.source),
    scope.environment === '' ? 'all environments' : `environment ${neutraliseTo(scope.environment, 40)}`,
    ...(scope.packs.length === 0 ? [] : [neutraliseTo(`${scope.packs.length === 1 ? 'pack' : 'packs'} ${scope.packs.join(', ')}`, 80)]),
    ...(scope.changedOnly ? ['only what changes'] : []),
  ];
  return hang('', parts.join(' | '), width).map(paint.quiet);
}

/** What was judged; of a list of registries as many as fit, none of them cut. */
function sourceWords(source: string): string {
  const words = neutraliseTo(source, longestSource);
  const end = words.lastIndexOf(', ');
  return source.length > longestSource && end > 0 ? `${words.slice(0, end)}, ...` : words;
}

const longestSource = 60;
