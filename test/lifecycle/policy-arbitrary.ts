import fc from 'fast-check';
import type { LifecyclePolicy, LifecycleRule } from '../../src/lifecycle/policy.js';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.js';
import {
  any,
  archive,
  archived,
  expire,
  type Json,
  keep,
  patterns,
  prefixes,
  pulled,
  pushed,
  rule,
  textOf,
  untagged,
} from './policy-fixture.js';

/** Few letters, so that patterns and tags of random policies meet often. */
const letter = fc.constantFrom('a', 'b', '-');
const entry = fc.string({ unit: letter, minLength: 1, maxLength: 3 });
const pattern = fc
  .string({ unit: fc.constantFrom('a', 'b', '-', '*'), minLength: 1, maxLength: 4 })
  .filter((text) => text.split('*').length <= 5);

export const tag = fc.string({ unit: fc.constantFrom('a', 'b', '-', 'y'), minLength: 1, maxLength: 5 });
export const tags = fc.uniqueArray(tag, { maxLength: 4 });
export const someTags = fc.uniqueArray(tag, { minLength: 1, maxLength: 4 });
export const tagPatterns = fc.uniqueArray(pattern, { maxLength: 2 });

const selection = fc.oneof(
  { weight: 3, arbitrary: fc.uniqueArray(entry, { minLength: 1, maxLength: 3 }).map((entries) => prefixes(...entries)) },
  { weight: 3, arbitrary: fc.uniqueArray(pattern, { minLength: 1, maxLength: 3 }).map((entries) => patterns(...entries)) },
  { weight: 1, arbitrary: fc.constantFrom<Json>(untagged, any) },
);

const deed = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((count): readonly [Json, Json] => [keep(count), expire]),
  fc.integer({ min: 1, max: 40 }).map((count): readonly [Json, Json] => [keep(count), archive]),
  fc.integer({ min: 1, max: 40 }).map((days): readonly [Json, Json] => [pushed(days), expire]),
  fc.integer({ min: 1, max: 40 }).map((days): readonly [Json, Json] => [pulled(days), archive]),
  fc.integer({ min: 90, max: 400 }).map((days): readonly [Json, Json] => [archived(days), expire]),
);

/** Rules of which many are refused beside each other; those that are not make `validPolicy`. */
export const rules = fc
  .array(fc.tuple(selection, deed), { minLength: 1, maxLength: 6 })
  .map((drafts) => drafts.map(([selected, [count, action]], index) => rule(index + 1, selected, count, action)));

export const validPolicy = rules
  .map((drafts) => withAnyLast(drafts))
  .map((drafts) => readLifecyclePolicy(textOf(...drafts)))
  .filter((reading) => reading.valid)
  .map((reading): LifecyclePolicy => (reading.valid ? reading.policy : { rules: [] }));

/** A policy in lower case, and the same with the patterns of some rules in capitals. */
export const inSomeCapitals = fc
  .tuple(validPolicy, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }))
  .map(([policy, chosen]): readonly [LifecyclePolicy, LifecyclePolicy] => [
    policy,
    { rules: policy.rules.map((one, place) => (chosen[place] === true ? inCapitals(one) : one)) },
  ]);

function inCapitals(lower: LifecycleRule): LifecycleRule {
  const upper = (text: string): string => text.toUpperCase();
  const { tagList } = lower;
  return {
    ...lower,
    patterns: lower.patterns.map(upper),
    tagList: tagList === null ? null : { ...tagList, entries: tagList.entries.map(upper) },
  };
}

function withAnyLast(drafts: readonly Json[]): readonly Json[] {
  const isAny = (draft: Json): number => Number(JSON.stringify(draft).includes('"tagStatus":"any"'));
  return [...drafts].sort((a, b) => isAny(a) - isAny(b)).map((draft, index) => ({ ...draft, rulePriority: index + 1 }));
}
