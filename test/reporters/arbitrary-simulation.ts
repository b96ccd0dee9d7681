import fc from 'fast-check';
import type { RepositorySimulation } from '../../src/schema/generated/report.js';

const count = fc.nat({ max: 100_000 });
const bytes = fc.maxSafeNat();
const position = fc.oneof(fc.integer({ min: 1 }), fc.constant(Number.MAX_SAFE_INTEGER));
const rule = fc.integer({ min: 1, max: 1e9 });
const ruleOrNone = fc.oneof(fc.constant(0), rule);
const action = fc.constantFrom('expire' as const, 'archive' as const);
const few = { maxLength: 2 };

/** Any simulation that the schema allows, with such text in every place that has text. */
export function simulationOf(text: fc.Arbitrary<string>): fc.Arbitrary<RepositorySimulation> {
  const money = fc.oneof(text, fc.constantFrom('', '0', '0.004', '-12.5', '1204.50', '9'.repeat(40)));
  const digest = fc.oneof(text, fc.constant(`sha256:${'0123456789abcdef'.repeat(4)}`));
  const source = fc.oneof(text, fc.constantFrom('current', 'none', 'policy.json'));
  const image = { imageDigest: digest, imageTags: fc.array(text, few) };
  const used = { inUse: fc.boolean(), inUseBy: fc.array(text, few) };
  const fault = { code: text, message: text, pointer: text, line: position, column: position };
  const errors = fc.array(fc.record({ ...fault, serviceMessage: text }), few);
  const brief = fc.record({ action: fc.oneof(action, fc.constant('keep' as const)), rulePriority: ruleOrNone });
  const changes = fc.array(fc.record({ ...image, before: brief, after: brief, inUse: fc.boolean() }), few);
  const leaving = fc.array(fc.record({ ...image, action, appliedRulePriority: ruleOrNone, inUse: fc.boolean() }), few);
  const size = { images: count, bytes, archivedBytes: bytes, monthlyCost: money };
  return fc.record(
    {
      repository: text,
      account: text,
      region: text,
      policyFrom: source,
      errors,
      lints: fc.array(
        fc.record({
          ...fault,
          rulePriority: ruleOrNone,
          images: count,
          examples: fc.array(fc.record(image), few),
          tags: fc.array(text, few),
          fix: text,
          policy: text,
        }),
        few,
      ),
      evaluatedAt: fc.oneof(text, fc.constant('2026-11-21T12:00:00.000Z')),
      images: count,
      actions: fc.array(fc.record({ ...image, ...used, action, appliedRulePriority: rule, reason: text, at: text, since: text, bytes }), {
        maxLength: 40,
      }),
      failures: fc.array(
        fc.record({
          ...image,
          action,
          appliedRulePriority: rule,
          failureCode: fc.constant('ImageReferencedByManifestList' as const),
          reason: text,
        }),
        few,
      ),
      cascade: fc.array(fc.record({ ...image, ...used, action, subject: digest, reason: text, at: text }), few),
      kept: count,
      keptImages: fc.array(fc.record({ ...image, ...used, rulePriority: ruleOrNone, reason: text, at: text }), few),
      bytesFreed: bytes,
      bytesArchived: bytes,
      monthlySaving: money,
      uncertain: fc.array(
        fc.record({ code: text, message: text, assumed: text, otherwise: text, images: count, imageDigests: fc.array(digest, few) }),
        few,
      ),
      forecast: fc.record({
        horizonDays: fc.integer({ min: 0, max: 3650 }),
        pushes: fc.array(
          fc.record({
            of: text,
            perDay: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
            from: fc.constantFrom('observed' as const, 'given' as const),
          }),
          few,
        ),
        days: fc.array(fc.record({ day: count, date: text, pushed: count, expired: count, archived: count, leaving, ...size }), {
          maxLength: 12,
        }),
        steadyState: fc.record({
          bounded: fc.boolean(),
          afterDays: count,
          ...size,
          growth: fc.record({ images: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), bytes, monthlyCost: money }),
          why: text,
        }),
        assumptions: fc.array(text, few),
      }),
      comparison: fc.record({
        comparedTo: source,
        errors: fc.option(errors, { freq: 1, nil: undefined }).map((some) => some ?? []),
        newlyExpired: changes,
        newlyArchived: changes,
        newlyKept: changes,
        moved: changes,
        bytesFreedDifference: fc.maxSafeInteger(),
        monthlySavingDifference: money,
      }),
      verification: fc.record({
        status: fc.constantFrom('agrees' as const, 'differs' as const, 'not-verified' as const),
        why: text,
        agreed: count,
        differences: fc.array(fc.record({ ...image, simulated: brief, previewed: brief }), few),
      }),
    },
    {
      requiredKeys: [
        'repository',
        'account',
        'region',
        'policyFrom',
        'errors',
        'lints',
        'evaluatedAt',
        'images',
        'actions',
        'failures',
        'cascade',
        'kept',
        'bytesFreed',
        'bytesArchived',
        'monthlySaving',
        'uncertain',
      ],
    },
  );
}
