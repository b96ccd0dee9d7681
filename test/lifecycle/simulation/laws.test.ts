import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownerOf, ruleSelectsTags } from '../../../src/lifecycle/owner.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { actionOn, type ImageFate } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { any, keep, policyOf, rule } from '../policy-fixture.js';
import { policy } from './long-policy-arbitrary.js';
import { looseRepository, repository } from './repository-arbitrary.js';
import { assumptionsInTurn, deedsOf, now } from './repository-fixture.js';

const assumptions = fc.constantFrom(...assumptionsInTurn);

describe('a run', () => {
  it('has one fate for each image, oldest first', () => {
    fc.assert(
      fc.property(policy, repository, assumptions, (rules, images, assumed) => {
        const { fates } = simulate(rules, images, { now, assumptions: assumed });
        expect(fates.map(({ image }) => image.digest).sort()).toEqual(images.images.map(({ digest }) => digest).sort());
        const pushes = fates.map(({ image }) => image.lastActivatedAt || image.pushedAt);
        expect(pushes).toEqual([...pushes].sort());
      }),
    );
  });

  it('acts on an image by the first rule that selects it, or not at all', () => {
    fc.assert(
      fc.property(policy, repository, (rules, images) => {
        for (const { image, storageClass, owner, outcome } of simulate(rules, images, { now }).fates) {
          if (owner !== null) expect(owner).toBe(storageClass === null ? null : ownerOf(rules, storageClass, image.tags));
          if (outcome.kind === 'taken' || outcome.kind === 'held') expect(outcome.action).toBe(owner?.action);
        }
      }),
    );
  });

  it('takes nothing that an index lists which is there, and says of what it holds which index that is', () => {
    fc.assert(
      fc.property(policy, repository, holding, (rules, images, assumed) => {
        for (const fate of simulate(rules, images, { now, assumptions: assumed }).fates) {
          const holders = holdersOf(fate, images);
          if (actionOn(fate) !== null) expect(holders).toEqual([]);
          if (fate.outcome.kind === 'held') expect(holders).toContain(fate.outcome.by);
        }
      }),
    );
  });

  it('takes of what an index holds, where one that goes frees its children, only that of which every index goes', () => {
    fc.assert(
      fc.property(policy, repository, (rules, images) => {
        const { fates } = simulate(rules, images, { now, assumptions: { 'leaving-index': 'frees-children' } });
        const going = new Set(fates.filter((fate) => actionOn(fate) !== null).map(({ image }) => image.digest));
        for (const fate of fates) {
          const stay = holdersOf(fate, images).filter((index) => !going.has(index));
          if (actionOn(fate) !== null) expect(stay).toEqual([]);
          if (fate.outcome.kind === 'held') expect(stay).toContain(fate.outcome.by);
        }
      }),
    );
  });

  it('takes what goes with its subject only if that goes, and as that goes', () => {
    fc.assert(
      fc.property(policy, repository, assumptions, (rules, images, assumed) => {
        const { fates } = simulate(rules, images, { now, assumptions: assumed });
        const actions = new Map(fates.map((fate) => [fate.image.digest, actionOn(fate)]));
        for (const { image, outcome } of fates) {
          if (outcome.kind !== 'follows') continue;
          expect(outcome.subject).toBe(image.subject);
          if (outcome.action !== null) expect(outcome.action).toBe(actions.get(image.subject));
        }
      }),
    );
  });

  it('takes with a count what is beyond it, by its rank', () => {
    fc.assert(
      fc.property(policy, repository, assumptions, (rules, images, assumed) => {
        for (const { owner, rank, outcome } of simulate(rules, images, { now, assumptions: assumed }).fates) {
          const isRanked = rank > 0;
          if (owner?.count.type !== 'imageCountMoreThan') expect(isRanked).toBe(false);
          else if (isRanked) expect(outcome.kind === 'taken' || outcome.kind === 'held').toBe(rank > owner.count.number);
        }
      }),
    );
  });

  it('keeps as many as a count says that is the only rule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), looseRepository, (number, images) => {
        const counted = images.images.filter(({ status }) => status === 'ACTIVE' || status === 'ACTIVATING').length;
        const deeds = deedsOf(simulate(policyOf(rule(1, any, keep(number))), images, { now }));
        expect(Object.keys(deeds).length).toBe(Math.max(0, counted - number));
      }),
    );
  });

  it('protects an image from a rule that would take it alone', () => {
    fc.assert(
      fc.property(policy, repository, assumptions, (rules, images, assumed) => {
        for (const { image, owner, outcome, protectedFrom } of simulate(rules, images, { now, assumptions: assumed }).fates) {
          if (protectedFrom === null) continue;
          expect(outcome.kind === 'taken' || outcome.kind === 'held').toBe(false);
          expect(protectedFrom.priority).toBeGreaterThan(owner?.priority ?? Number.POSITIVE_INFINITY);
          const fold = (text: string): string => (assumed['tag-case'] === 'insensitive' ? text.toLowerCase() : text);
          const folded = { ...protectedFrom, patterns: protectedFrom.patterns.map(fold) };
          expect(ruleSelectsTags(folded, image.tags.map(fold))).toBe(true);
          const alone = simulate({ rules: [protectedFrom] }, images, { now, assumptions: assumed });
          expect(deedsOf(alone)[image.digest] ?? '').not.toBe('');
        }
      }),
    );
  });
});

const holding = fc.constantFrom<Partial<Assumptions>>({}, { 'index-children': 'not-counted' }, { referrers: 'like-any-image' });

/** The indexes that list an image, and are neither gone nor archived. */
function holdersOf({ image }: ImageFate, { images, indexes }: SimulatedRepository): readonly string[] {
  const there = new Set(images.filter(({ status }) => status !== 'ARCHIVED').map(({ digest }) => digest));
  const listing = indexes.filter(({ digest, children }) => digest !== image.digest && children.includes(image.digest));
  return listing.map(({ digest }) => digest).filter((digest) => there.has(digest));
}
