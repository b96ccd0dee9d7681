import type { Finding, Report } from '../../src/index.js';

/** A report of a pack, asked for with all outcomes, and the exit code of the run. */
export interface PackReport {
  readonly letter: string;
  readonly code: number;
  readonly report: Report;
}

/**
 * What the packs say of an estate, as lines to be agreed with one by one. Each begins with the letters of the packs that say it;
 * after the findings stand how many resources each rule passes, and to how many it does not apply.
 */
export function describeEstate(title: string, packs: readonly PackReport[]): string {
  const lines = new Map<string, string[]>();
  const say = (line: string, letter: string): void => {
    lines.set(line, [...(lines.get(line) ?? []), letter]);
  };
  for (const { letter, report } of packs) {
    for (const finding of report.findings.filter(isOpen)) say(findingLine(finding), letter);
    for (const [line, count] of countSettled(report.findings)) say(`${line} ${count}`, letter);
    for (const { code, message } of report.notices) say(`notice ${code} — ${message}`, letter);
  }
  const marked = [...lines].map(([line, letters]) => ({
    line,
    mark: packs.map(({ letter }) => (letters.includes(letter) ? letter : ' ')),
  }));
  const textOf = (wanted: (line: string) => boolean): string =>
    marked
      .filter(({ line }) => wanted(line))
      .sort((a, b) => (a.line < b.line ? -1 : 1))
      .map(({ line, mark }) => `${mark.join('')} ${line}\n`)
      .join('');
  const exits = packs.map(({ letter, code }) => `${letter} ${code}`).join(', ');
  return `# ${title}\n# exit codes: ${exits}\n\n${textOf((line) => !isCount(line))}\n${textOf(isCount)}`;
}

const isOpen = ({ outcome }: Finding): boolean => outcome === 'fail' || outcome === 'unknown';
const isCount = (line: string): boolean => /^(?:pass|not-applicable) /u.test(line);

function findingLine({ rule, severity, outcome, resource, message }: Finding): string {
  const place = resource.address || `${resource.kind} of ${resource.account || 'an account not known'} ${resource.region}`;
  return `${rule} ${severity} ${outcome} ${place} — ${message}`;
}

function countSettled(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, outcome } of findings.filter((finding) => !isOpen(finding))) {
    counts.set(`${outcome} ${rule}`, (counts.get(`${outcome} ${rule}`) ?? 0) + 1);
  }
  return counts;
}
