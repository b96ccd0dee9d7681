import type { ImageScan, ScanFinding } from '../model/image.js';
import { daysBefore, type Instant, isBefore } from '../model/instant.js';
import type { Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { countingScans, hasEnded, type ImageScans } from './image-scans.js';
import { field, objectType } from './object-type.js';
import { namedInWords, namesOf, severities } from './vulnerability-names.js';

/** Vulnerabilities in an image that have something in common. One that several images of an index have is one. */
export interface Vulnerabilities {
  readonly count: number;
  /** Those that are known, each as a name and its package, the most severe first; fewer than the count where the service gave the number alone. */
  readonly names: readonly string[];
}

/** So many vulnerabilities stand in the evidence of a finding. */
const shown = 20;

export const vulnerabilitiesType = objectType<Vulnerabilities>(
  'Vulnerabilities',
  'Vulnerabilities in an image that have something in common.',
  {
    count: field('double', 'How many are certain.', ({ count }) => count),
    words: field('string', 'The same for a message.', ({ count }) =>
      count === 1 ? '1 vulnerability' : `${count.toLocaleString('en-US')} vulnerabilities`,
    ),
    named: field('string', 'A colon and the first 3 of them by name, to end a message with; "" where none is known by name.', ({ names }) =>
      namedInWords(names),
    ),
    names: field('list<string>', 'The first 20 of them, the most severe first, each with its package.', ({ names }) =>
      names.slice(0, shown),
    ),
  },
);

/** They have no severity yet and are below every other. */
const withoutSeverity = new Set(['UNDEFINED', 'UNTRIAGED']);

/** What one scan says: what is certain, and why there may be more. */
interface Part {
  readonly count: number;
  /** Those that it lists, a line for each place in the image. */
  readonly findings: readonly ScanFinding[];
  readonly doubt: Unknown | null;
}

/**
 * The vulnerabilities at or above a severity; with `fixableOnly` those for which there is a fix.
 *
 * @throws RangeError for a text that is no severity.
 */
export function vulnerabilitiesAtLeast(scans: ImageScans, severity: string, fixableOnly: boolean): Knowable<Vulnerabilities> {
  const least = severities.indexOf(severity.toUpperCase());
  if (least < 0) throw new RangeError(`${severity} is no severity of a vulnerability: ${severities.join(', ')}`);
  const wanted = severities.slice(least);
  return inAll(scans, (scan) => {
    const all = withSeverity(scan, wanted);
    return fixableOnly ? fixable(all) : all;
  });
}

/** The vulnerabilities of the two highest severities that are known for more than so many days. */
export function overdueVulnerabilities(
  scans: ImageScans,
  days: { readonly critical: number; readonly high: number },
): Knowable<Vulnerabilities> {
  const since = { CRITICAL: daysBefore(days.critical, scans.now), HIGH: daysBefore(days.high, scans.now) };
  return inAll(scans, (scan) =>
    together([overdue(withSeverity(scan, ['CRITICAL']), since.CRITICAL), overdue(withSeverity(scan, ['HIGH']), since.HIGH)]),
  );
}

/** Puts together what the scans of an image say; without a finished one nothing is certain. */
function inAll(scans: ImageScans, ask: (scan: ImageScan) => Part): Knowable<Vulnerabilities> {
  const counting = countingScans(scans);
  const parts = counting.map((scan) => (isUnknown(scan) ? nothing(scan) : inEnded(scan, ask)));
  const none = counting.length === 0 ? unknown('not-told', 'the scanner does not support the type of the image') : null;
  const all = [...parts, nothing(scans.doubt ?? none)];
  const doubt = all.find((part) => part.doubt !== null)?.doubt ?? null;
  const found = distinct(all);
  return found.count > 0 || doubt === null ? found : doubt;
}

/** What is only counted in one image may be what another one lists: so many there are at least. */
function distinct(parts: readonly Part[]): Vulnerabilities {
  const names = namesOf(parts.flatMap(({ findings }) => findings));
  const inEach = parts.map(({ count, findings }) => namesOf(findings).length + count - findings.length);
  return { count: Math.max(names.length, ...inEach), names };
}

function inEnded(scan: ImageScan, ask: (scan: ImageScan) => Part): Part {
  const ended = hasEnded(scan);
  if (isUnknown(ended)) return nothing(ended);
  return ended ? ask(scan) : nothing(unfinished);
}

// Why it has none is what `unscanned-image` says.
const unfinished = unknown('not-scanned', 'the image has no finished scan');

function nothing(doubt: Unknown | null): Part {
  return { count: 0, findings: [], doubt };
}

function together(parts: readonly Part[]): Part {
  const doubt = parts.find((part) => part.doubt !== null)?.doubt ?? null;
  return { count: parts.reduce((sum, { count }) => sum + count, 0), findings: parts.flatMap(({ findings }) => findings), doubt };
}

/** The numbers may be known where the list of findings is cut. */
function withSeverity({ counts, findings }: ImageScan, wanted: readonly string[]): Part {
  const listed = findings.filter(({ severity }) => wanted.includes(severity));
  const counted = wanted.reduce((sum, severity) => sum + (counts[severity] ?? 0), 0);
  const words = [...findings.map(({ severity }) => severity), ...Object.keys(counts).filter((severity) => counts[severity] !== 0)];
  const strange = words.find((severity) => !severities.includes(severity) && !withoutSeverity.has(severity));
  const doubt = strange === undefined ? null : unknown('not-told', `how severe a vulnerability of severity ${strange} is`);
  return { count: Math.max(listed.length, counted), findings: listed, doubt };
}

function fixable(all: Part): Part {
  const fixed = all.findings.filter(({ fixAvailable }) => fixAvailable === 'YES' || fixAvailable === 'PARTIAL');
  const without = all.findings.filter(({ fixAvailable }) => fixAvailable === 'NO').length;
  const unsure = all.count > fixed.length + without;
  return {
    count: fixed.length,
    findings: fixed,
    doubt: unsure ? unknown('not-told', 'whether there is a fix for each vulnerability') : all.doubt,
  };
}

function overdue(all: Part, since: Instant): Part {
  const answers = all.findings.map((finding) => ({ finding, late: isLate(finding, since) }));
  const late = answers.flatMap((one) => (one.late === true ? [one.finding] : []));
  const unsure = answers.find((one) => isUnknown(one.late))?.late;
  const unlisted = all.count > all.findings.length ? unknown('not-told', 'when each vulnerability was first found') : null;
  return { count: late.length, findings: late, doubt: isUnknown(unsure) ? unsure : (unlisted ?? all.doubt) };
}

function isLate({ firstObservedAt, name }: ScanFinding, since: Instant): Knowable<boolean> {
  return firstObservedAt === ''
    ? unknown('not-told', `when ${name} was first found: the scanner does not say`)
    : isBefore(firstObservedAt, since);
}
