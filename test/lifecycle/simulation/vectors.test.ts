import { describe, expect, it } from 'vitest';
import { defaultAssumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { shared } from '../../shared-data.js';
import { policyOf } from '../policy-fixture.js';
import { evaluateLiterally, literalDeed } from './literal-evaluator.js';
import { deedsOf } from './repository-fixture.js';
import { readVectors, repositoryOfVector, type Vector } from './vector.js';

describe.skipIf(!shared.isThere)('what AWS states of its own examples', () => {
  const vectors = readVectors();

  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const simulation = simulate(policyOf(...vector.policy.rules), repositoryOfVector(vector), { now: Date.parse(vector.now) });
    expect(deedsOf(simulation)).toEqual(expectedDeeds(vector));
    const owners = simulation.fates.map(({ image, owner }) => [image.digest, owner?.priority] as const);
    expect(Object.fromEntries(owners)).toMatchObject(expectedPriorities(vector));
  });

  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s, by the literal evaluator', (_, vector) => {
    const fates = evaluateLiterally(
      policyOf(...vector.policy.rules),
      repositoryOfVector(vector),
      Date.parse(vector.now),
      defaultAssumptions,
    );
    const deeds = [...fates].flatMap(([digest, fate]) => (literalDeed(fate) === '' ? [] : [[digest, literalDeed(fate)] as const]));
    expect(Object.fromEntries(deeds)).toEqual(expectedDeeds(vector));
  });

  it('are all there', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(23);
    expect(vectors.some(({ expectedFailures }) => expectedFailures.length > 0)).toBe(true);
    expect(vectors.some(({ expectedCascade }) => expectedCascade.length > 0)).toBe(true);
  });
});

function expectedDeeds({
  expectedExpired,
  expectedTransitioned,
  expectedFailures,
  expectedCascade,
}: Vector): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...expectedExpired.map((id) => [id, 'expire']),
    ...expectedTransitioned.map((id) => [id, 'transition']),
    ...expectedFailures.map(({ id }) => [id, 'held']),
    ...expectedCascade.map((id) => [id, 'expire']),
  ]);
}

function expectedPriorities({ expectedRule, expectedFailures }: Vector): Readonly<Record<string, number>> {
  return { ...expectedRule, ...Object.fromEntries(expectedFailures.map(({ id, rulePriority }) => [id, rulePriority])) };
}
