import type { Judge } from '../engine/judge.js';
import type { Finding, Report } from '../schema/generated/report.js';

/** By resource, then by rule: the same input always gives the same document. */
export function inOrder(a: Finding, b: Finding): number {
  return compareTexts(identityOf(a), identityOf(b)) || compareTexts(a.rule, b.rule) || compareTexts(a.fingerprint, b.fingerprint);
}

function identityOf({ resource: { address, arn, name } }: Finding): string {
  return address || arn || name;
}

/** By code unit, which no locale changes. */
export function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The words of the rules that the findings name. */
export function wordsOf(findings: readonly Finding[], judges: readonly Judge[]): NonNullable<Report['rules']> {
  const named = new Set(findings.map(({ rule }) => rule));
  return judges.flatMap(({ rule: { rule } }) => {
    if (!named.has(rule.id)) return [];
    const { id, title, severity, why, references = [], controls = {} } = rule;
    return [{ id, title, severity, why: why.trim(), fix: rule.fix.summary, references, controls }];
  });
}
