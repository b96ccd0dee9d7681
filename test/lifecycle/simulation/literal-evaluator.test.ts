import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAssumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import type { ImageFate } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { evaluateLiterally, type LiteralFate } from './literal-evaluator.js';
import { policy } from './long-policy-arbitrary.js';
import { repository } from './repository-arbitrary.js';
import { assumptionsInTurn, now } from './repository-fixture.js';

describe('the simulator says what the literal evaluator says', () => {
  it.each(assumptionsInTurn)('%j', (assumed) => {
    fc.assert(
      fc.property(policy, repository, (rules, images) => {
        const { fates } = simulate(rules, images, { now, assumptions: assumed });
        const literal = evaluateLiterally(rules, images, now, { ...defaultAssumptions, ...assumed });
        expect(new Map(fates.map((fate) => [fate.image.digest, literally(fate)]))).toEqual(literal);
      }),
      { numRuns: 500 },
    );
  });
});

/** A fate in the words of the literal evaluator. */
function literally({ outcome, owner }: ImageFate): LiteralFate {
  const rulePriority = owner?.priority ?? 0;
  switch (outcome.kind) {
    case 'kept':
      return { kind: 'kept' };
    case 'taken':
      return { kind: 'acted-on', action: outcome.action, rulePriority };
    case 'held':
      return { kind: 'failed', action: outcome.action, rulePriority };
    case 'follows':
      return outcome.action === null ? { kind: 'kept' } : { kind: 'with-subject', action: outcome.action };
  }
}
