import type { LifecyclePolicy } from '../policy.js';
import { type Assumptions, defaultAssumptions } from '../simulation/assumptions.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { assumedBy } from './assumed.js';
import { currentRepository, imagesThere } from './current-repository.js';
import { daysAfter, type FirstDay, type ForecastDay, firstDay, quietDays } from './days.js';
import type { DayTerms } from './due-days.js';
import { futurePushes } from './future-pushes.js';
import { fractionOfDay } from './lives.js';
import { kindsOf } from './push-kinds.js';
import { nameRates, type PushRate } from './push-names.js';
import { type KindRate, ratesOf } from './push-rates.js';
import { pushesOf } from './pushes.js';
import { runsToCome } from './runs-to-come.js';
import { rulesOf, selectorOf } from './selector.js';
import { type SteadyState, steadyAfter, steadyStateOf } from './steady-state.js';
import { type Streams, streamsOf } from './streams.js';

/** What a policy does day by day, while new images are pushed: bytes, not money. */
export interface Forecast {
  /** Fewer than were asked for where more is pushed than can be followed so far. */
  readonly horizonDays: number;
  /** Of every kind that is pushed, the most frequent first. */
  readonly pushes: readonly PushRate[];
  /** Day 0 is the simulation itself. */
  readonly days: readonly ForecastDay[];
  readonly steadyState: SteadyState;
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
  const days = { now, days: horizonDays, assumptions };
  return {
    horizonDays,
    pushes: nameRates(rates, selector, pushesPerDay === null ? 'observed' : 'given'),
    ...(streams.size === 0 ? withoutPushes(first, asked, days) : withPushes(first, asked, { ...days, rates, manifests, streams })),
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

/** How far to look ahead, and by what. */
interface Ahead extends DayTerms {
  /** Days after the first. */
  readonly days: number;
}

function withoutPushes(first: FirstDay, policy: LifecyclePolicy, ahead: Ahead): Pick<Forecast, 'days' | 'steadyState'> {
  const current = currentRepository(policy, first.left, { images: [], indexes: [] }, ahead.assumptions);
  const runs = runsToCome(current, ahead);
  return { days: [first.today, ...quietDays(first, runs, ahead)], steadyState: steadyAfter(runs, imagesThere(current)) };
}

/** What is pushed. */
interface Pushed {
  readonly rates: readonly KindRate[];
  readonly manifests: ReadonlyMap<string, readonly string[]>;
  readonly streams: Streams;
}

function withPushes(
  first: FirstDay,
  policy: LifecyclePolicy,
  { rates, manifests, streams, ...ahead }: Ahead & Pushed,
): Pick<Forecast, 'days' | 'steadyState'> {
  const { now, assumptions } = ahead;
  const pushes = futurePushes(rates, manifests, ahead);
  return {
    days: [first.today, ...daysAfter(first, policy, pushes, ahead)],
    steadyState: steadyStateOf(policy, first.left, now, { streams, assumptions, dayFraction: fractionOfDay(now) }),
  };
}

/** Twice what a repository can hold at once by its quota. https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html */
const mostPushedImages = 200_000;

/** As many days as can be followed image by image. */
function reachable(days: number, rates: readonly KindRate[]): number {
  const perDay = rates.reduce((sum, { kind, perDay: rate }) => sum + rate * imagesEach(kind.pushes), 0);
  return perDay * days <= mostPushedImages ? days : Math.floor(mostPushedImages / perDay);
}

function imagesEach(pushes: KindRate['kind']['pushes']): number {
  return pushes.reduce((sum, { others }) => sum + 1 + others.length, 0) / Math.max(1, pushes.length);
}
