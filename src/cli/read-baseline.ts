import type { AcceptedFinding, Baseline } from '../app/baseline.js';
import { readTextFile } from '../config/read-text-file.js';
import { EcrAuditError } from '../model/errors.js';
import { parsedJson } from '../model/parsed-json.js';

/**
 * Reads the findings of a saved JSON report that it accepts, by fingerprint.
 *
 * @throws EcrAuditError (`baseline-invalid`) for a file that is none.
 */
export async function readBaseline(file: string | undefined): Promise<Baseline> {
  if (file === undefined) return new Map();
  const found = findingsIn(parsedJson(await readTextFile(file, 'the baseline')));
  if (found === null) {
    throw new EcrAuditError('baseline-invalid', `${file} is no JSON report of ecr-audit`, {
      hint: `make one: ecr-audit plan tfplan.json -f json -o ${file}`,
    });
  }
  return found;
}

const accepted = new Set<unknown>(['fail', 'unknown', 'baseline']);

function findingsIn(report: unknown): Baseline | null {
  const findings = fieldOf(report, 'findings');
  if (!Array.isArray(findings)) return null;
  const baseline = new Map<string, AcceptedFinding>();
  for (const finding of findings as readonly unknown[]) {
    const fingerprint = fieldOf(finding, 'fingerprint');
    if (typeof fingerprint !== 'string') return null;
    // With --all-outcomes a report holds what passes too, and that may not be accepted in advance.
    if (accepted.has(fieldOf(finding, 'outcome'))) baseline.set(fingerprint, acceptedFinding(finding));
  }
  return baseline;
}

function acceptedFinding(finding: unknown): AcceptedFinding {
  const resource = fieldOf(finding, 'resource');
  return {
    rule: textOf(fieldOf(finding, 'rule')),
    resource: textOf(fieldOf(resource, 'name')) || textOf(fieldOf(resource, 'address')),
    environment: textOf(fieldOf(fieldOf(finding, 'environment'), 'name')),
  };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
