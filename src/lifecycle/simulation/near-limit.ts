import { day } from '../../model/instant.js';
import type { Assumptions } from './assumptions.js';
import type { ImageFate, Simulation } from './fate.js';
import type { Uncertainty } from './uncertainties.js';

/** When a run is, and how it tells an age. */
export type RunClock = Pick<Simulation, 'now' | 'assumptions'>;

/**
 * The images within 24 hours of the limit of their age rule. The service acts within 24 hours of when an image meets it, and at no hour
 * that is known; recorded pull times are good to 24 hours.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function nearLimit(simulation: Simulation): readonly Uncertainty[] {
  const { fates } = simulation;
  const near = withFollowers(
    fates,
    fates.filter((fate) => Math.abs(overLimit(fate, simulation)) <= day),
  );
  if (near.length === 0) return [];
  return [
    {
      code: 'near-age-limit',
      message:
        'the age of some images is within 24 hours of the limit of their rule: they go, or fail to go where an index holds them, a day sooner or later than is told',
      assumed: 'the run is at the instant of the simulation, and pull times are exact',
      otherwise: '',
      images: near.map(({ image }) => image),
    },
  ];
}

/** With what refers to them, and goes with them. */
export function withFollowers(fates: readonly ImageFate[], near: readonly ImageFate[]): readonly ImageFate[] {
  const referrers = near.length === 0 ? [] : fates.filter(({ outcome }) => outcome.kind === 'follows');
  if (referrers.length === 0) return near;
  const digests = new Set(near.map(({ image }) => image.digest));
  for (let size = -1; size !== digests.size; ) {
    size = digests.size;
    for (const { image } of referrers) if (digests.has(image.subject)) digests.add(image.digest);
  }
  return fates.filter(({ image }) => digests.has(image.digest));
}

/** Milliseconds by which an image is older than its rule allows; NaN where its owner goes by no age. */
export function overLimit(fate: Pick<ImageFate, 'owner' | 'since'>, { now, assumptions }: RunClock): number {
  return now - limitOf(fate, assumptions);
}

/** When an image meets its rule, in milliseconds since 1970, UTC; NaN where its owner goes by no age. */
export function limitOf({ owner, since }: Pick<ImageFate, 'owner' | 'since'>, { age }: Pick<Assumptions, 'age'>): number {
  if (owner === null || owner.count.type === 'imageCountMoreThan') return Number.NaN;
  const { days } = owner.count;
  return age === 'time-passed' ? since + days * day : (Math.floor(since / day) + days + 1) * day;
}
