import type { Finding } from '../schema/generated/report.js';

/** What would make a value known, by the cause for which it is not. The causes are those of the inventory. */
const remedies: ReadonlyMap<unknown, string> = new Map([
  ['known-after-apply', 'scan the account after the apply'],
  ['not-in-plan', 'scan the account, or plan it together with what it refers to'],
  ['made-elsewhere', 'scan the account'],
  ['access-denied', 'allow the action that was refused and scan again'],
  ['not-read', 'read what was left out and judge again'],
  ['ambiguous', 'make the source say one thing where it says several, or none'],
]);

/** What would make an unknown finding known: read from the unknown values in its evidence. Empty where they do not say. */
export function unknownRemedy(finding: Finding): string {
  const causes = [finding.evidence, ...Object.values(finding.evidence)].map(causeOf);
  return [...new Set(causes.map((cause) => remedies.get(cause)).filter((remedy) => remedy !== undefined))].join('; ');
}

function causeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'unknown' in value ? value.unknown : undefined;
}
