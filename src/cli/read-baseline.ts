import { readTextFile } from '../config/read-text-file.js';
import { EcrAuditError } from '../model/errors.js';

/**
 * Reads the fingerprints of a saved JSON report.
 *
 * @throws EcrAuditError (`baseline-invalid`) for a file that is none.
 */
export async function readBaseline(file: string | undefined): Promise<ReadonlySet<string>> {
  if (file === undefined) return new Set();
  const found = fingerprintsIn(parse(await readTextFile(file, 'the baseline')));
  if (found === null) {
    throw new EcrAuditError('baseline-invalid', `${file} is no JSON report of ecr-audit`, {
      hint: `make one: ecr-audit plan tfplan.json -f json -o ${file}`,
    });
  }
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const accepted = new Set<unknown>(['fail', 'unknown', 'baseline']);

function fingerprintsIn(report: unknown): ReadonlySet<string> | null {
  if (typeof report !== 'object' || report === null || !('findings' in report) || !Array.isArray(report.findings)) return null;
  const fingerprints = new Set<string>();
  for (const finding of report.findings as readonly unknown[]) {
    if (typeof finding !== 'object' || finding === null || !('fingerprint' in finding) || typeof finding.fingerprint !== 'string')
      return null;
    // With --all-outcomes a report holds what passes too, and that may not be accepted in advance.
    if ('outcome' in finding && accepted.has(finding.outcome)) fingerprints.add(finding.fingerprint);
  }
  return fingerprints;
}
