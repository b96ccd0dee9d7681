import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/index.js';
import { shared } from '../shared-data.js';
import { created, newRepository } from '../sources/terraform/plan-fixture.js';
import { judgeChanges } from './judge-changes.js';

interface Row {
  readonly id: string;
  readonly policy: unknown;
  readonly lint: readonly string[];
  readonly evidence?: { readonly max_days_on_main: number };
}

const rowsOf = (name: string): readonly Row[] => shared.lines(name).map((line): Row => JSON.parse(line));
const collected = rowsOf('data/lifecycle-policies.jsonl');
const invalid = rowsOf('data/lifecycle-policies-invalid.jsonl');

/**
 * Labelled as "any not last", but their `any` rules lie in different storage classes, as those of the user guide's own example
 * "Combining archive and expire" do: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
 */
const documentedAsValid = ['lc-266d33c522', 'lc-9b90737171', 'lc-f5b7ac18a5'];

const hasFault = ({ id, lint }: Row): boolean => lint.some((label) => !label.startsWith('feature:')) && !documentedAsValid.includes(id);
const faulty = collected.filter(hasFault);
const lasting = collected.filter((row) => !hasFault(row) && (row.evidence?.max_days_on_main ?? 0) >= 21);

/** What the rule says of each policy, put into one plan. */
async function verdictsOn(rows: readonly Row[]): Promise<ReadonlyMap<string, Finding>> {
  const changes = rows.flatMap(({ id, policy }) => [
    newRepository(`aws_ecr_repository.${id}`, { name: id }),
    created(`aws_ecr_lifecycle_policy.${id}`, { repository: id, policy: typeof policy === 'string' ? policy : JSON.stringify(policy) }),
  ]);
  const { findings } = await judgeChanges(changes, {}, { rules: ['valid-lifecycle-policy'] });
  expect(findings).toHaveLength(rows.length);
  return new Map(findings.map((finding) => [finding.resource.name, finding]));
}

describe.skipIf(!shared.isThere)('lifecycle policies of others (skipped where ../shared is missing)', () => {
  it('are all at hand', () => {
    expect([collected.length, invalid.length]).toEqual([104, 13]);
    expect(faulty.length).toBeGreaterThanOrEqual(14);
    expect(lasting.length).toBeGreaterThanOrEqual(20);
  });

  it.each([
    ['that a service refuses', invalid],
    ['whose label names a fault', faulty],
  ])('each one %s is refused with a reason', async (_, rows) => {
    const verdicts = await verdictsOn(rows);
    for (const { id } of rows) {
      expect(verdicts.get(id)).toMatchObject({
        outcome: 'fail',
        message: expect.stringMatching(`^Amazon ECR refuses the lifecycle policy of ${id}: .{10}`),
        evidence: { errors: expect.arrayContaining([expect.objectContaining({ message: expect.any(String), line: expect.any(Number) })]) },
      });
    }
  });

  it('none that was in use for three weeks or more is refused', async () => {
    for (const [id, { outcome, message }] of await verdictsOn(lasting)) expect([id, outcome, message]).toEqual([id, 'pass', message]);
  });

  it('three with one any rule a storage class are accepted, whatever their label', async () => {
    const verdicts = await verdictsOn(collected.filter(({ id }) => documentedAsValid.includes(id)));
    expect([...verdicts].map(([id, { outcome }]) => [id, outcome])).toEqual(documentedAsValid.map((id) => [id, 'pass']));
  });
});
