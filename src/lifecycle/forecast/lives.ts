import { day } from '../../model/instant.js';
import type { LifecycleRule } from '../policy.js';
import type { Assumptions } from '../simulation/assumptions.js';
import type { Stream, Streams } from './streams.js';

/** How long images of a stream stay after they were pushed, in days, as a run that is just over finds them. */
export interface Life {
  /** In the standard storage class; infinite where they stay. */
  readonly standard: number;
  /** In the repository. */
  readonly total: number;
}

/** A stream, and how long its images live. */
export interface LivingStream {
  readonly stream: Stream;
  readonly life: Life;
}

/** By what lives are told. */
export interface LifeTerms {
  readonly streams: Streams;
  /** By the priority of a rule that counts, the age of the oldest image that it keeps, in days. */
  readonly cutoffs: ReadonlyMap<number, number>;
  readonly assumptions: Assumptions;
  /** How much of a day has passed in UTC when the policy is run. */
  readonly dayFraction: number;
}

const forEver: Life = { standard: Number.POSITIVE_INFINITY, total: Number.POSITIVE_INFINITY };

/**
 * Tells how long images live, with what they hang on: a child stays as long as an index that lists it, and is free in the run after; a
 * referrer goes with its subject. Lives are told once; what hangs on itself, in a circle, never goes, nor what hangs on a chain that no
 * client makes.
 */
export function livesBy(terms: LifeTerms): (stream: Stream) => Life {
  const { streams, assumptions } = terms;
  const known = new Map<Stream, Life>();
  const runsLater = assumptions['leaving-index'] === 'frees-children' ? 0 : 1;
  const lifeOf = (stream: Stream, depth: number): Life => {
    const told = known.get(stream);
    if (told !== undefined) return told;
    known.set(stream, forEver);
    const life = depth > deepest ? forEver : lifeAt(stream, depth);
    known.set(stream, life);
    return life;
  };
  const lifeAt = (stream: Stream, depth: number): Life => {
    const subject = streams.get(stream.subject);
    if (subject !== undefined && assumptions.referrers === 'with-subject') return lifeOf(subject, depth + 1);
    const indexes = stream.indexes.flatMap((digest) => streams.get(digest) ?? []);
    const released = indexes.reduce((latest, index) => Math.max(latest, lifeOf(index, depth + 1).standard + runsLater), 0);
    const own = ownLife(stream, terms, released);
    return subject === undefined ? own : earlierOf(own, lifeOf(subject, depth + 1), stream);
  };
  return (stream) => lifeOf(stream, 0);
}

const deepest = 100;

/** As long as the rule that decides lets it, and an index holds it. */
function ownLife(stream: Stream, terms: LifeTerms, released: number): Life {
  const [owner] = stream.selectedBy;
  if (owner === undefined) return forEver;
  const standard = Math.max(stayUnder(owner, terms), released);
  return { standard, total: owner.action === 'expire' ? standard : standard + archiveStay(stream) };
}

function stayUnder(owner: LifecycleRule, { cutoffs, assumptions, dayFraction }: LifeTerms): number {
  if (owner.count.type === 'imageCountMoreThan') return cutoffs.get(owner.priority) ?? Number.POSITIVE_INFINITY;
  // By dates, what was pushed at any hour of the last day that a rule lets stay is still there.
  return owner.count.days + (assumptions.age === 'calendar-days' ? dayFraction : 0);
}

/** What was archived by a run is as old as days have passed since: it outlives the run on the day of the limit. */
function archiveStay({ archivedUnder }: Stream): number {
  if (archivedUnder === null || archivedUnder.count.type === 'imageCountMoreThan') return Number.POSITIVE_INFINITY;
  return archivedUnder.count.days + 1;
}

/** A referrer that a rule may select goes by that rule, or with its subject. */
function earlierOf(own: Life, subject: Life, stream: Stream): Life {
  if (own.standard <= subject.standard)
    return { standard: own.standard, total: Math.min(own.total, Math.max(own.standard, subject.total)) };
  const archived = subject.total > subject.standard;
  const alone = archived ? subject.standard + archiveStay(stream) : subject.standard;
  return { standard: subject.standard, total: Math.min(alone, subject.total) };
}

/** @param now - Milliseconds since 1970, UTC. */
export function fractionOfDay(now: number): number {
  return (now / day) % 1;
}
