import type { Finding, Incomplete, Notice, Report, RepositorySimulation, Scope, Severity } from '../schema/generated/report.js';
import { type Annotation, type AnnotationLevel, plainLine, workflowCommand } from './github-command.js';
import { neutralise, neutraliseTo } from './neutralise.js';
import { quantity } from './quantity.js';
import { resourceName } from './resource-name.js';
import { worstFirst } from './severity.js';
import { outcomeWords } from './simulation-words.js';
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
  const annotations = [
    ...report.incomplete.map(ofIncomplete),
    ...ofFindings(report),
    ...(report.simulation ?? []).flatMap(ofSimulation),
    ...report.notices.map(ofNotice),
  ];
  const byLevel = levels.map((level) => annotations.filter((annotation) => annotation.level === level));
  const shown = byLevel.flatMap((some) => some.slice(0, shownOfALevel));
  const others = byLevel.flatMap((some) => some.slice(shownOfALevel));
  const lines = [...shown.map(workflowCommand), ...heading(others.length), ...others.map(logLine), `ecr-audit: ${verdictLine(report)}`];
  return `${lines.join('\n')}\n`;
}

function ofFindings({ findings, scope }: Report): Annotation[] {
  return worstFirst(findings).flatMap((finding) => {
    const level = levelOfFinding(finding, scope);
    return level === undefined ? [] : [ofFinding(finding, level)];
  });
}

/** What is accepted or passes gets no annotation; what is not known gets a quiet one, unless it fails. */
function levelOfFinding(finding: Finding, scope: Scope): AnnotationLevel | undefined {
  const severity = failingSeverity(finding, scope);
  if (severity !== undefined) return levelOf[severity];
  return finding.outcome === 'unknown' ? 'notice' : undefined;
}

function ofFinding(finding: Finding, level: AnnotationLevel): Annotation {
  const rule = neutralise(finding.rule);
  const label = finding.outcome === 'unknown' ? 'not known' : finding.severity;
  return {
    level,
    title: `${rule} (${label}): ${resourceName(finding.resource)}`,
    message: [neutraliseTo(finding.message, longestMessage), ...fixLine(finding), `More: ecr-audit explain ${rule}`].join('\n'),
    location: finding.location && { file: neutralise(finding.location.file), line: finding.location.line },
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

/** A line for each repository from which something goes, or whose policy is refused; images in use are the business of a rule. */
function ofSimulation(simulation: RepositorySimulation): Annotation[] {
  const { repository, actions, errors, policyFrom } = simulation;
  const [error] = errors;
  if (error === undefined && actions.length === 0) return [];
  const inFile = error !== undefined && policyFrom !== 'current' && policyFrom !== 'none';
  const fault = error === undefined ? '' : ` (${neutraliseTo(error.code, 60)}: ${neutraliseTo(error.message, longestMessage)})`;
  return [
    {
      level: error === undefined ? 'notice' : 'warning',
      title: `lifecycle policy: ${neutralise(repository)}`,
      message: `${outcomeWords(simulation)}${fault}`,
      location: inFile ? { file: neutralise(policyFrom), line: error.line } : undefined,
    },
  ];
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
