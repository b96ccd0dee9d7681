import type { Finding, Report } from '../schema/generated/report.js';

/**
 * Hides values that a plan marks sensitive, wherever they turn up: a sensitive tag is repeated in tags_all without its mark,
 * and a sensitive name in an ARN. Only what came from the plan is looked at: a secret may be a word of ours, such as `high`, and
 * hiding it among severities would change the verdict.
 */
export function createRedactor(secrets: ReadonlySet<string>): (report: Report) => Report {
  if (secrets.size === 0) return (report) => report;
  // The longest first, so that a secret within another leaves no rest of it behind.
  const ordered = [...secrets].sort((a, b) => b.length - a.length);
  const hide = (text: string): string => ordered.reduce((hidden, secret) => hidden.replaceAll(secret, '(sensitive)'), text);
  return (report) => ({
    ...report,
    findings: report.findings.map((finding) => withoutSecrets(finding, hide)),
    incomplete: redact(report.incomplete, hide),
    notices: report.notices.map(({ code, ...said }) => ({ code, ...redact(said, hide) })),
  });
}

function withoutSecrets(finding: Finding, hide: (text: string) => string): Finding {
  const { resource, environment, message, evidence, fix, location, waiver } = finding;
  return {
    ...finding,
    resource: { ...redact(resource, hide), kind: resource.kind },
    environment: redact(environment, hide),
    message: hide(message),
    evidence: redact(evidence, hide),
    ...(fix?.with === undefined ? {} : { fix: { ...fix, with: redact(fix.with, hide) } }),
    ...(location === undefined ? {} : { location: redact(location, hide) }),
    ...(waiver === undefined ? {} : { waiver: redact(waiver, hide) }),
  };
}

function redact<T>(value: T, hide: (text: string) => string): T {
  // The shape stays what it is: only texts are replaced, by texts.
  if (typeof value === 'string') return hide(value) as T;
  if (Array.isArray(value)) return value.map((item) => redact(item, hide)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, hide)])) as T;
}
