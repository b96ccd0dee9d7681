import type { LifecyclePolicy } from '../policy.js';
import { type Assumptions, defaultAssumptions } from '../simulation/assumptions.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { assumedBy } from './assumed.js';
import { type Course, courseWithoutPushes, courseWithPushes } from './course.js';
import { firstDay } from './days.js';
import { kindsOf } from './push-kinds.js';
import { nameRates, type PushRate } from './push-names.js';
import { imagesPerDay, type KindRate, ratesOf } from './push-rates.js';
import { pushesOf } from './pushes.js';
import { rulesOf, selectorOf } from './selector.js';
import { streamsOf } from './streams.js';

/** What a policy does day by day, while new images are pushed: bytes, not money. */
export interface Forecast extends Course {
  /** Fewer than were asked for where more is pushed than can be followed so far. */
  readonly horizonDays: number;
  /** Of every kind that is pushed, the most frequent first. */
  readonly pushes: readonly PushRate[];
  readonly assumptions: readonly string[];
}

export interface ForecastOptions {
  /** Of the first run: milliseconds since 1970, UTC. */
  readonly now: number;
  readonly assumptions?: Partial<Assumptions>;
  readonly horizonDays: number;
  /** Pushes, not images: children and signatures come with theirs. Null for as many as were observed. */
  readonly pushesPerDay: number | null;
  /** The policy that has been in force until now, of no rules where there was none; null where that is not known. */
  readonly currentPolicy: LifecyclePolicy | null;
}

const noPolicy: LifecyclePolicy = { rules: [] };

/**
 * What becomes of a repository in the days to come under a policy, or under none. Each day is a run of the same simulator over what the day
 * before has left, and over what was pushed since.
 */
export function forecast(policy: LifecyclePolicy | null, repository: SimulatedRepository, options: ForecastOptions): Forecast {
  const { now, pushesPerDay, currentPolicy } = options;
  const assumptions = { ...defaultAssumptions, ...options.assumptions };
  const asked = policy ?? noPolicy;
  const selector = selectorOf(asked, assumptions);
  const manifests = new Map(repository.indexes.map(({ digest, children }) => [digest, children]));
  const selectors = currentPolicy === null || currentPolicy === asked ? [selector] : [selector, selectorOf(currentPolicy, assumptions)];
  const rates = ratesOf(kindsOf(pushesOf(repository), selectors), now, pushesPerDay);
  const horizonDays = reachable(options.horizonDays, rates);
  const first = firstDay(asked, repository, now, assumptions);
  const streams = streamsOf(rates, manifests, selector);
  const ahead = { now, horizonDays, assumptions };
  return {
    horizonDays,
    pushes: nameRates(rates, selector, pushesPerDay === null ? 'observed' : 'given'),
    ...(streams.size === 0
      ? courseWithoutPushes(first, asked, ahead)
      : courseWithPushes(first, asked, { ...ahead, rates, manifests, streams })),
    assumptions: assumedBy({
      policy: asked,
      repository,
      rates,
      pushesPerDay,
      now,
      restoring: first.restoring.filter((image) => rulesOf(selector, image, 'standard').length > 0),
      isCurrentPolicyKnown: currentPolicy !== null,
      askedDays: options.horizonDays,
      horizonDays,
    }),
  };
}

/** Twice what a repository can hold at once by its quota. https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html */
const mostPushedImages = 200_000;

/** As many days as can be followed image by image. */
function reachable(days: number, rates: readonly KindRate[]): number {
  const perDay = imagesPerDay(rates);
  return perDay * days <= mostPushedImages ? days : Math.floor(mostPushedImages / perDay);
}
