import fc from 'fast-check';
import type { Report } from '../../src/schema/generated/report.js';
import { simulationOf } from './arbitrary-simulation.js';

const payloads = [
  '\u001b[31m',
  '\u009b2J',
  '\u001b]8;;https://evil.example\u0007',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u2028',
  '\ud800',
  '\r\n',
  '\n::error::owned',
  '::error file=a,line=1::owned',
  ' ::warning::owned',
  '##[add-mask]x',
  '###[error]x',
  '%0A::error::x',
  '](https://evil.example)',
  '<script>',
  '=cmd()',
  'payments/api',
  '/',
  '..',
  '',
] as const;

const text = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...payloads), fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.uint16Array({ maxLength: 8 }).map((units) => String.fromCharCode(...units)),
);

const severity = fc.constantFrom('critical' as const, 'high' as const, 'medium' as const, 'low' as const, 'info' as const);
const count = fc.nat({ max: 100_000 });
const cause = fc.constantFrom('known-after-apply', 'access-denied', 'left-out', 'not-told', 'whatever');

const resource = fc.record(
  {
    kind: fc.oneof(text, fc.constantFrom('repository', 'image')),
    name: text,
    account: text,
    region: text,
    arn: text,
    address: text,
    digest: text,
    tags: fc.array(text),
  },
  { requiredKeys: ['kind', 'name', 'account', 'region', 'arn', 'address'] },
);

const finding = fc.record(
  {
    fingerprint: text,
    rule: text,
    outcome: fc.constantFrom(
      'pass' as const,
      'fail' as const,
      'unknown' as const,
      'not-applicable' as const,
      'waived' as const,
      'baseline' as const,
    ),
    severity,
    resource,
    environment: fc.record({ name: text, from: text }),
    message: text,
    evidence: fc.dictionary(text, fc.oneof(text, fc.record({ unknown: cause, detail: text }))),
    fix: fc.record({ summary: text, terraform: text, cli: text }, { requiredKeys: ['summary'] }),
    change: fc.constantFrom('new' as const, 'existing' as const, 'worsened' as const),
    location: fc.record({ file: text, line: fc.oneof(fc.integer({ min: 1 }), fc.constant(Number.MAX_SAFE_INTEGER)) }),
    waiver: fc.record(
      { reason: text, expires: text, from: text, owner: text, ticket: text },
      { requiredKeys: ['reason', 'expires', 'from'] },
    ),
  },
  { requiredKeys: ['fingerprint', 'rule', 'outcome', 'severity', 'resource', 'environment', 'message', 'evidence'] },
);

const rule = fc.record({
  id: text,
  title: text,
  severity,
  why: text,
  fix: text,
  references: fc.array(fc.oneof(text, fc.webUrl())),
  controls: fc.dictionary(text, fc.array(text)),
});

/** Any report that the schema allows, full of what does harm in a terminal, a log or a page. */
export const arbitraryReport: fc.Arbitrary<Report> = fc.record(
  {
    schemaVersion: fc.constant('1.0' as const),
    tool: fc.record({ name: fc.constant('ecr-audit' as const), version: text }),
    command: fc.constantFrom('plan' as const, 'scan' as const, 'simulate' as const),
    generatedAt: text,
    scope: fc.record({
      source: text,
      packs: fc.array(text),
      environment: text,
      changedOnly: fc.boolean(),
      failOn: fc.oneof(severity, fc.constant('never' as const)),
      failOnUnknown: fc.boolean(),
    }),
    summary: fc.record({
      resources: fc.dictionary(text, count),
      findings: fc.record({ critical: count, high: count, medium: count, low: count, info: count }),
      unknown: fc.record({ critical: count, high: count, medium: count, low: count, info: count }),
      outcomes: fc.record({ pass: count, fail: count, unknown: count, 'not-applicable': count, waived: count, baseline: count }),
      leftOut: fc.record({ otherEnvironment: count }),
    }),
    findings: fc.array(finding, { maxLength: 14 }),
    rules: fc.array(rule, { maxLength: 3 }),
    simulation: fc.array(simulationOf(text), { maxLength: 4 }),
    incomplete: fc.array(fc.record({ what: text, where: text, why: text, hint: text }), { maxLength: 3 }),
    notices: fc.array(fc.record({ code: text, message: text, where: text }, { requiredKeys: ['code', 'message'] }), { maxLength: 3 }),
  },
  { requiredKeys: ['schemaVersion', 'tool', 'command', 'generatedAt', 'scope', 'summary', 'findings', 'incomplete', 'notices'] },
);
