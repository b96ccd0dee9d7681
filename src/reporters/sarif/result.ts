import type { Finding, Scope } from '../../schema/generated/report.js';
import { columnOf } from '../finding-column.js';
import { neutralise } from '../neutralise.js';
import { sarifLevel } from '../severity.js';
import { failingSeverity } from '../verdict.js';
import { sarifLocation } from './location.js';
import { messageText } from './message.js';

/**
 * A result. `kind` is left out: by SARIF §3.27.10 any kind but "fail" asks for level "none", which GitHub does not show. So what
 * is not known or accepted is a "note".
 */
export function sarifResult(finding: Finding, ruleIndex: number, scope: Scope, anchor: string) {
  const severity = failingSeverity(finding, scope);
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: severity === undefined ? 'note' : sarifLevel(severity),
    message: { text: messageText(finding.message, finding.rule) },
    locations: [sarifLocation({ ...finding, column: columnOf(finding) }, anchor)],
    partialFingerprints: partialFingerprints(finding.fingerprint),
    ...suppressions(finding),
    properties: {
      severity: finding.severity,
      outcome: finding.outcome,
      environment: neutralise(finding.environment.name),
      ...(finding.change === undefined ? {} : { change: finding.change }),
      account: neutralise(finding.resource.account),
      region: neutralise(finding.resource.region),
    },
  };
}

/** GitHub uses the first alone to tell that two results are the same. */
export function partialFingerprints(fingerprint: string) {
  return { primaryLocationLineHash: fingerprint, 'ecrAudit/v1': fingerprint };
}

function suppressions({ outcome, waiver }: Finding) {
  if (outcome === 'baseline') return { suppressions: [{ kind: 'external', justification: 'accepted in the baseline' }] };
  if (outcome !== 'waived') return {};
  const words = waiver === undefined ? '' : `${waiver.reason} (until ${waiver.expires}${waiver.ticket ? `, ${waiver.ticket}` : ''})`;
  return { suppressions: [{ kind: 'external', justification: messageText(words, 'waived') }] };
}
