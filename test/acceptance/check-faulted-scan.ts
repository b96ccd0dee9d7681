import { expect } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-code.js';
import type { Finding, Report } from '../../src/schema/generated/report.js';
import type { FaultName } from '../fake-aws/faults.js';
import { compareOutcomes } from './compare-outcomes.js';
import { dependsOn, unseenWithout } from './depends-on.js';

/** Proves that a scan with one call at fault says so, and says nothing else that it cannot know. */
export function checkFaultedScan(clean: Report, faulted: Report, call: string, fault: FaultName): void {
  const { wrong, absent } = compareOutcomes(clean, faulted);
  expect(wrong).toEqual([]);
  expect(absent.filter((kind) => !unseenWithout[call]?.includes(kind))).toEqual([]);
  // Of a list that never ends a part was read, and what is in it is judged.
  const isPartlyRead = fault === 'endlessToken' && call.endsWith(':DescribeRepositories');
  if (!isPartlyRead) expect(passesWithout(call, faulted.findings)).toEqual([]);
  expect(faulted.incomplete.length).toBeGreaterThan(0);
  for (const { what, hint } of faulted.incomplete) expect([what, hint]).not.toContain('');
  if (fault === 'accessDenied') expect(faulted.incomplete.map(({ hint }) => hint).join(' ')).toContain(call);
  expect([1, 3]).toContain(exitCodeOf(faulted, { softFail: false, allowPartial: false }));
  expect(exitCodeOf(faulted, { softFail: true, allowPartial: false })).toBe(3);
}

/** The passes of rules that ask for what the call gives. ECR Public and private ECR have calls of their own, of the same names. */
function passesWithout(call: string, findings: readonly Finding[]): readonly string[] {
  const isPublic = ({ resource: { arn } }: Finding) => arn.startsWith('arn:aws:ecr-public:');
  const asked = findings.filter((finding) => isPublic(finding) === call.startsWith('ecr-public:'));
  return asked
    .filter(({ rule, outcome }) => outcome === 'pass' && dependsOn[call]?.includes(rule) === true)
    .map(({ rule, resource: { name } }) => `${rule} ${name}`);
}
