import { day } from '../../model/instant.js';
import type { PushKind } from './push-kinds.js';

/** How often images of a kind are pushed. */
export interface KindRate {
  readonly kind: PushKind;
  readonly perDay: number;
}

/** What was pushed longer ago says little of what is pushed now. */
export const mostObservedDays = 90;

/** What was pushed within hours, when a repository was filled, is not taken for its pace. */
const leastObservedDays = 1;

/**
 * How often each kind is pushed, as far as what is still there tells: the pushes since the oldest that is there, that one aside, in the
 * days since then; of an older kind, the pushes within 90 days. So a policy that has taken the older ones makes no rate too low. What was
 * pushed after the instant that is asked about is not observed yet: a list may be of later than that.
 *
 * @param now - Milliseconds since 1970, UTC.
 * @param pushesPerDay - So many in all, in the proportions that were observed; where none were, in those of what is there. Null for as
 * many as were observed.
 */
export function ratesOf(kinds: readonly PushKind[], now: number, pushesPerDay: number | null): readonly KindRate[] {
  const observed = kinds.map((kind) => ({ kind, perDay: observedRate(kind, now) }));
  if (pushesPerDay === null) return observed;
  const mix = observed.some(({ perDay }) => perDay > 0) ? observed : kinds.map((kind) => ({ kind, perDay: kind.pushes.length }));
  const all = mix.reduce((sum, { perDay }) => sum + perDay, 0);
  return mix.map(({ kind, perDay }) => ({ kind, perDay: (perDay / all) * pushesPerDay }));
}

function observedRate({ pushes }: PushKind, now: number): number {
  // An instant that is not known compares as false.
  const ages = pushes.flatMap(({ at }) => (at <= now ? [(now - at) / day] : []));
  const oldest = ages.reduce((most, age) => Math.max(most, age), 0);
  if (oldest > mostObservedDays) return ages.filter((age) => age <= mostObservedDays).length / mostObservedDays;
  return Math.max(0, ages.length - 1) / Math.max(leastObservedDays, oldest);
}

/** How many images all pushes bring together, children and signatures included. */
export function imagesPerDay(rates: readonly KindRate[]): number {
  return rates.reduce((sum, { kind, perDay }) => sum + perDay * imagesEach(kind), 0);
}

function imagesEach({ pushes }: PushKind): number {
  return pushes.reduce((sum, { others }) => sum + 1 + others.length, 0) / Math.max(1, pushes.length);
}
