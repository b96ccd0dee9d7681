import fc from 'fast-check';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import {
  any,
  archive,
  archived,
  expire,
  type Json,
  keep,
  patterns,
  policyOf,
  prefixes,
  pulled,
  pushed,
  untagged,
} from '../policy-fixture.js';

/** The letters of the tags that `policy-arbitrary.ts` makes. */
const entry = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 3 });
const pattern = fc
  .string({ unit: fc.constantFrom('a', 'b', '-', '*', '*'), minLength: 1, maxLength: 5 })
  .filter((text) => text.split('*').length <= 5);
const listOf = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.uniqueArray(arbitrary, { minLength: 1, maxLength: 3 });

const selection = fc.oneof(
  { weight: 4, arbitrary: listOf(entry).map((entries) => prefixes(...entries)) },
  { weight: 4, arbitrary: listOf(pattern).map((entries) => patterns(...entries)) },
  { weight: 1, arbitrary: fc.constantFrom<Json>(untagged, any) },
);

/** Small numbers, so that few images are many enough; and large ones, which protect. */
const count = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(41, 9_999)).map(keep);
const age = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 41 }));
const deed = fc.oneof(
  fc.tuple(count, fc.constantFrom<Json>(expire, archive)),
  fc.tuple(age.map(pushed), fc.constantFrom<Json>(expire, archive)),
  fc.tuple(age.map(pulled), fc.constant(archive)),
  fc.tuple(fc.constantFrom(90, 91, 400).map(archived), fc.constant(expire)),
);

/** What each rule selects and counts, and what it does: in the order of priority, and such that the service accepts them together. */
export type Draft = readonly [selection: Json, action: Json];

const draft = fc
  .tuple(selection, deed, fc.boolean())
  .map(
    ([selected, [counted, action], says]): Draft => [{ ...selected, ...(says ? { storageClass: 'standard' } : {}), ...counted }, action],
  );

/** Few rules and many: most of what goes wrong shows with few. */
const several = fc.oneof(
  { weight: 4, arbitrary: fc.array(draft, { minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.array(draft, { minLength: 20, maxLength: 50 }) },
);

export const drafts: fc.Arbitrary<readonly Draft[]> = several.map((all) => anyLast(oneOfEach(all)));

/** The text's rules with priorities in their order, with gaps between them. */
export const rulesOf = (given: readonly Draft[], gap = 1): readonly Json[] =>
  given.map(([selected, action], place) => ({ rulePriority: 1 + place * gap, selection: selected, action }));

export const policy: fc.Arbitrary<LifecyclePolicy> = drafts.map((given) => policyOf(...rulesOf(given)));

/** One rule a storage class may select untagged images, one all, and one those of a list. */
function oneOfEach(all: readonly Draft[]): readonly Draft[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = whatItSelects(one);
    return !seen.has(key) && seen.add(key);
  });
}

function whatItSelects([selected]: Draft): string {
  const { tagStatus, tagPatternList, tagPrefixList, storageClass } = selected;
  const list = [tagPatternList, tagPrefixList].map((entries) => (Array.isArray(entries) ? [...entries].sort() : null));
  return JSON.stringify([storageClass === 'archive', tagStatus, ...list]);
}

/** Stable: the other rules stay in their order. */
function anyLast(all: readonly Draft[]): readonly Draft[] {
  const isAny = ([selected]: Draft): number => Number(selected['tagStatus'] === 'any');
  return [...all].sort((a, b) => isAny(a) - isAny(b));
}
