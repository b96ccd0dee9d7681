import type { LifecyclePolicy, LifecycleRule } from '../policy.js';
import { type LifeTerms, livesBy } from './lives.js';
import type { Stream } from './streams.js';

/**
 * By the priority of each rule that counts and decides for something that keeps coming, the age of the oldest image that it keeps, in
 * days: the span in which as many images come, of all that it selects and that are still there, as it keeps.
 *
 * A rule selects nothing that a rule below it decides for, so that rules are told in their order; only a child that outlives its own rule
 * hangs on its index, which another rule may decide for: hence the second round and those after.
 *
 * @param taken - By rule, how many of the images that it keeps are there already, and stay.
 */
export function cutoffsOf(
  { rules }: LifecyclePolicy,
  terms: Omit<LifeTerms, 'cutoffs'>,
  taken: ReadonlyMap<LifecycleRule, number> = new Map(),
): ReadonlyMap<number, number> {
  const counting = countingRules(rules, terms, taken).filter(({ rule, streams }) =>
    streams.some(({ selectedBy: [owner] }) => owner === rule),
  );
  const cutoffs = new Map<number, number>();
  for (let round = 0, moved = true; moved && round < mostRounds; round += 1) {
    moved = false;
    for (const counter of counting) {
      const { rule } = counter;
      const before = cutoffs.get(rule.priority) ?? 0;
      const after = cutoffOf(counter, { ...terms, cutoffs });
      cutoffs.set(rule.priority, after);
      if (Math.abs(after - before) > precision * Math.max(1, after)) moved = true;
    }
  }
  return cutoffs;
}

const mostRounds = 20;
const precision = 1e-9;
const longest = 1e12;

/** A rule that counts, how many it keeps, and what of all that keeps coming takes places in its count. */
export interface CountingRule {
  readonly rule: LifecycleRule;
  readonly keeps: number;
  readonly streams: readonly Stream[];
}

/** The rules that count, each with what of all that keeps coming it selects. */
export function countingRules(
  rules: readonly LifecycleRule[],
  { streams, assumptions }: Omit<LifeTerms, 'cutoffs'>,
  taken: ReadonlyMap<LifecycleRule, number> = new Map(),
): readonly CountingRule[] {
  const selectable = [...streams.values()].filter(({ subject }) => subject === '' || assumptions.referrers === 'like-any-image');
  return rules.flatMap((rule) => {
    if (rule.count.type !== 'imageCountMoreThan') return [];
    const keeps = Math.max(0, rule.count.number - (taken.get(rule) ?? 0));
    return [{ rule, keeps, streams: selectable.filter(({ selectedBy }) => selectedBy.includes(rule)) }];
  });
}

/** How many images that are not older than an age a rule counts when a run begins. */
export function countedUpTo(age: number, { streams }: CountingRule, terms: LifeTerms): number {
  const lifeOf = livesBy(terms);
  return streams.reduce((sum, stream) => {
    const from = uncountedFor(stream, terms, lifeOf);
    // What the run takes is still there when it begins.
    const until = Math.min(age, lifeOf(stream).standard + 1);
    return from < until ? sum + stream.perDay * (until - from) : sum;
  }, 0);
}

/** Where children take no place, they take one when their index is gone. */
function uncountedFor({ indexes }: Stream, { streams, assumptions }: LifeTerms, lifeOf: ReturnType<typeof livesBy>): number {
  if (assumptions['index-children'] === 'counted') return 0;
  const lives = indexes.flatMap((digest) => streams.get(digest) ?? []).map((index) => lifeOf(index).standard + 1);
  return Math.max(0, ...lives);
}

function cutoffOf(counter: CountingRule, terms: LifeTerms): number {
  if (counter.keeps === 0) return 0;
  const isWithin = (age: number): boolean =>
    countedUpTo(age, counter, { ...terms, cutoffs: new Map(terms.cutoffs).set(counter.rule.priority, age) }) <= counter.keeps;
  let high = 1;
  while (isWithin(high)) {
    if (high > longest) return Number.POSITIVE_INFINITY;
    high *= 2;
  }
  let low = 0;
  while (high - low > precision * high) {
    const middle = (low + high) / 2;
    if (isWithin(middle)) low = middle;
    else high = middle;
  }
  return low;
}
