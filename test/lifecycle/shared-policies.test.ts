import { describe, expect, it } from 'vitest';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.js';
import { shared } from '../shared-data.js';

interface Row {
  readonly id: string;
  readonly policy: unknown;
  readonly raw: string;
  readonly lint: readonly string[];
  readonly evidence?: { readonly max_days_on_main: number };
}

const rowsOf = (name: string): readonly Row[] => shared.lines(`data/${name}`).map((line): Row => JSON.parse(line));

const textOf = (policy: unknown): string => (typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2));
const faultsOf = (row: Row): readonly string[] => row.lint.filter((label) => !label.startsWith('feature:'));

/**
 * Labelled as "any not last", but their `any` rules lie in different storage classes, as those of the user guide's own example
 * "Combining archive and expire" do: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
 */
const documentedAsValid = ['lc-266d33c522', 'lc-9b90737171', 'lc-f5b7ac18a5'];

describe.skipIf(!shared.isThere)('collected policies', () => {
  const collected = rowsOf('lifecycle-policies.jsonl');
  const faulty = collected.filter((row) => faultsOf(row).length > 0 && !documentedAsValid.includes(row.id));
  const lasting = collected.filter((row) => faultsOf(row).length === 0 && (row.evidence?.max_days_on_main ?? 0) >= 21);

  it.each(faulty.map((row) => [row.id, faultsOf(row).join(), row] as const))('%s is refused: %s', (_, __, row) => {
    expect(readLifecyclePolicy(textOf(row.policy)).valid).toBe(false);
  });

  it.each(documentedAsValid)('%s is accepted: one any rule a storage class', (id) => {
    const row = collected.find((candidate) => candidate.id === id);
    expect(readLifecyclePolicy(textOf(row?.policy))).toMatchObject({ valid: true });
  });

  it.each(lasting.map((row) => [row.id, row] as const))('%s is accepted: it was in use for weeks', (_, row) => {
    expect(readLifecyclePolicy(textOf(row.policy))).toMatchObject({ valid: true });
  });

  it('are enough to say something', () => {
    expect(faulty.length).toBeGreaterThan(10);
    expect(lasting.length).toBeGreaterThan(20);
  });
});

describe.skipIf(!shared.isThere)('policies that the service is said to refuse', () => {
  it.each(rowsOf('lifecycle-policies-invalid.jsonl').map((row) => [row.id, row] as const))('%s', (_, row) => {
    const reading = readLifecyclePolicy(textOf(row.policy));
    expect(reading.valid ? [] : reading.errors.map((fault) => fault.message)).not.toEqual([]);
  });
});

describe.skipIf(!shared.isThere)('odd texts', () => {
  const places: Readonly<Record<string, readonly [code: string, line: number, column: number]>> = {
    'lco-00': ['not-json', 4, 29],
    'lco-02': ['not-json', 5, 28],
    'lco-04': ['not-json', 5, 28],
    'lco-05': ['not-json', 5, 28],
    'lco-06': ['not-json', 5, 13],
    'lco-08': ['not-json', 5, 13],
    'lco-11': ['not-json', 11, 15],
    'lco-12': ['comment', 2, 1],
    'lco-14': ['not-json', 8, 17],
    'lco-16': ['duplicate-key', 9, 9],
    'lco-17': ['comment', 1, 1],
    'lco-18': ['not-json', 2, 5],
  };

  it.each(rowsOf('lifecycle-odd-texts.jsonl').map((row) => [row.id, row] as const))('%s is refused at its place', (id, row) => {
    const reading = readLifecyclePolicy(row.raw);
    const [code, line, column] = places[id] ?? [];
    expect(reading.valid ? [] : reading.errors).toMatchObject([{ code, line, column }]);
  });
});

describe.skipIf(!shared.isThere)('policies of the simulation cases', () => {
  const { vectors: cases = [] }: { readonly vectors?: readonly { readonly id: string; readonly policy: unknown }[] } = JSON.parse(
    shared.text('ecr/lifecycle-vectors.json') || '{}',
  );

  it.each(cases.map((vector) => [vector.id, vector] as const))('%s is accepted', (_, vector) => {
    expect(readLifecyclePolicy(textOf(vector.policy))).toMatchObject({ valid: true });
  });
});
