import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { type Json, textOf } from '../policy-fixture.js';
import { drafts, rulesOf } from './long-policy-arbitrary.js';
import { repository } from './repository-arbitrary.js';
import { now } from './repository-fixture.js';

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length });

/** The same rules in the order of their priorities, and in another, with other priorities, their properties and lists in another order. */
const writtenTwice = drafts.chain((given) =>
  fc
    .tuple(fc.integer({ min: 1, max: 20 }), shuffled(given.map((_, place) => place)))
    .map(([gap, order]) => [textOf(...rulesOf(given)), otherwise(rulesOf(given, gap), order)] as const),
);

it('says the same whatever the order of its rules, properties and lists, and the numbers of its priorities', () => {
  fc.assert(
    fc.property(writtenTwice, repository, ([text, other], images) => {
      expect(faresBy(other, images)).toEqual(faresBy(text, images));
    }),
    { numRuns: 300 },
  );
});

function otherwise(rules: readonly Json[], order: readonly number[]): string {
  const keysReversed = (_: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.every((one) => typeof one === 'string') ? value.toReversed() : value;
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse()) : value;
  };
  return JSON.stringify({ rules: order.map((place) => rules[place]) }, keysReversed, '\t');
}

/** What becomes of each image, and by which rule, as a place among the rules. */
function faresBy(text: string, images: Parameters<typeof simulate>[1]): readonly unknown[] {
  const reading = readLifecyclePolicy(text);
  if (!reading.valid) throw new Error(reading.errors.map(({ message }) => message).join('\n'));
  const { rules } = reading.policy;
  const { fates } = simulate(reading.policy, images, { now });
  return fates.map(({ image, owner, rank, outcome, protectedFrom }) => ({
    digest: image.digest,
    owner: owner === null ? -1 : rules.indexOf(owner),
    protectedFrom: protectedFrom === null ? -1 : rules.indexOf(protectedFrom),
    rank,
    outcome,
  }));
}
