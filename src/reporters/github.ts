import type { Finding, Incomplete, Notice, Report, Scope, Severity } from '../schema/generated/report.js';
import { columnOf } from './finding-column.js';
import { type Annotation, type AnnotationLevel, plainLine, workflowCommand } from './github-command.js';
import { simulationAnnotations } from './github-simulation.js';
import { neutralise, neutraliseTo } from './neutralise.js';
import { type PlaceToTell, placeToTell } from './place-to-tell.js';
import { quantity } from './quantity.js';
import { resourceName } from './resource-name.js';
import { worstFirst } from './severity.js';
import { failingSeverity, verdictLine } from './verdict.js';

/** GitHub shows ten annotations of a level for a step and drops the rest (actions/toolkit, docs/problem-matchers.md). */
const shownOfALevel = 10;

const longestMessage = 1_000;

const levels = ['error', 'warning', 'notice'] as const satisfies readonly AnnotationLevel[];

const levelOf: Readonly<Record<Severity, AnnotationLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/** Workflow commands of GitHub Actions: annotations for the worst findings, plain lines for the others, the verdict last. */
export function renderGithub(report: Report): string {
  const placeFor = placeToTell(report);
  const annotations = [
    ...report.incomplete.map(ofIncomplete),
    ...ofFindings(report, placeFor),
    ...simulationAnnotations(report, placeFor),
    ...report.notices.map(ofNotice),
  ];
  const byLevel = levels.map((level) => annotations.filter((annotation) => annotation.level === level));
  const shown = byLevel.flatMap((some) => some.slice(0, shownOfALevel));
  const others = byLevel.flatMap((some) => some.slice(shownOfALevel));
  const lines = [...shown.map(workflowCommand), ...heading(others.length), ...others.map(logLine), `ecr-audit: ${verdictLine(report)}`];
  return `${lines.join('\n')}\n`;
}

function ofFindings({ findings, scope }: Report, placeFor: PlaceToTell): Annotation[] {
  return worstFirst(findings).flatMap((finding) => {
    const level = levelOfFinding(finding, scope);
    return level === undefined ? [] : [ofFinding(finding, level, `${resourceName(finding.resource)}${placeFor(finding.resource)}`)];
  });
}

/** What is accepted or passes gets no annotation; what is not known gets a quiet one, unless it fails. */
function levelOfFinding(finding: Finding, scope: Scope): AnnotationLevel | undefined {
  const severity = failingSeverity(finding, scope);
  if (severity !== undefined) return levelOf[severity];
  return finding.outcome === 'unknown' ? 'notice' : undefined;
}

function ofFinding(finding: Finding, level: AnnotationLevel, name: string): Annotation {
  const rule = neutralise(finding.rule);
  const label = finding.outcome === 'unknown' ? 'not known' : finding.severity;
  return {
    level,
    title: `${rule} (${label}): ${name}`,
    message: [neutraliseTo(finding.message, longestMessage), ...fixLine(finding), `More: ecr-audit explain ${rule}`].join('\n'),
    location: finding.location && { file: neutralise(finding.location.file), line: finding.location.line, column: columnOf(finding) },
  };
}

function fixLine({ fix, outcome }: Finding): string[] {
  return fix === undefined || outcome === 'unknown' ? [] : [`Fix: ${neutralise(fix.summary)}`];
}

function ofIncomplete({ what, where, why, hint }: Incomplete): Annotation {
  return {
    level: 'warning',
    title: `could not be read: ${neutralise(what)}`,
    message: [`${neutralise(where)}: ${neutralise(why)}`, ...(hint === '' ? [] : [neutralise(hint)])].join('\n'),
  };
}

function ofNotice({ code, message, where }: Notice): Annotation {
  const place = where === undefined ? '' : ` (${neutralise(where)})`;
  return { level: 'notice', title: neutralise(code), message: `${neutralise(message)}${place}` };
}

function heading(others: number): string[] {
  return others === 0
    ? []
    : [`ecr-audit: ${quantity(others, 'more annotation')} that GitHub would not show (${shownOfALevel} of a level in a step):`];
}

function logLine({ level, title, message, location }: Annotation): string {
  const place = location === undefined ? '' : ` at ${location.file}:${location.line}`;
  return plainLine(`${level}  ${title}${place}: ${message.split('\n')[0] ?? ''}`);
}
