import { fingerprintOf } from '../engine/finding.js';
import type { LifecycleFault } from '../lifecycle/fault.js';
import type { Finding } from '../schema/generated/report.js';
import type { Rule } from '../schema/generated/rule.js';
import { faultsOf, faultWords, type ReadPolicyFile, standardInput } from './policy-file.js';

/** The rule that a refused policy breaks, and how severe that is. */
interface BrokenRule {
  readonly rule: Rule;
  readonly severity: Finding['severity'];
}

/**
 * A finding for each fault of a policy file that Amazon ECR would refuse, at its line. The column stands in the evidence where it is one
 * of the file itself: the location of a finding has none.
 */
export function policyFaultFindings(file: ReadPolicyFile, broken: BrokenRule): readonly Finding[] {
  const seen = new Map<string, number>();
  return faultsOf(file).map((fault) => {
    const key = `${fault.code}\n${fault.pointer}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return findingOf(file, fault, nth, broken);
  });
}

function findingOf(file: ReadPolicyFile, fault: LifecycleFault, nth: number, { rule, severity }: BrokenRule): Finding {
  const { code, pointer, hint } = fault;
  const resource = { kind: 'lifecycle-policy', name: file.name, account: '', region: '', arn: '', address: '' };
  // A line may move: what is wrong with what tells faults apart.
  const identity = [file.name, code, pointer, String(nth)].join('\0');
  return {
    fingerprint: fingerprintOf(rule, { ...resource, address: identity }),
    rule: rule.id,
    outcome: 'fail',
    severity,
    resource,
    environment: { name: '', from: '' },
    message: messageOf(file, fault),
    evidence: { code, pointer, ...(isOfFile(file) ? { column: fault.column } : {}), serviceMessage: hint },
    fix: fixOf(rule),
    ...locationOf(file, fault),
  };
}

function messageOf(file: ReadPolicyFile, fault: LifecycleFault): string {
  const { line, column, code } = fault;
  const within = file.name === standardInput ? standardInput : file.within;
  const place = isOfFile(file) ? `column ${column}` : `line ${line}, column ${column} of ${within}`;
  return `${code} (${place}): ${faultWords(fault)}`;
}

/** A policy that is a text in its file has lines of its own; of the file nothing but its beginning is known. */
function locationOf(file: ReadPolicyFile, { line }: LifecycleFault): Pick<Finding, 'location'> {
  return file.name === standardInput ? {} : { location: { file: file.name, line: isOfFile(file) ? line : 1 } };
}

/** Whether lines and columns are those of a file that can be opened. */
function isOfFile({ name, within }: ReadPolicyFile): boolean {
  return name !== standardInput && within === '';
}

function fixOf({ fix: { summary, terraform, cli } }: Rule): NonNullable<Finding['fix']> {
  return { summary, ...(terraform === undefined ? {} : { terraform }), ...(cli === undefined ? {} : { cli }) };
}
