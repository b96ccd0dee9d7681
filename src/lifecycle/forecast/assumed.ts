import type { Image } from '../../model/image.js';
import type { LifecyclePolicy } from '../policy.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { howToReadThem, unreadIndexes, whatIsUnread } from '../simulation/unread-indexes.js';
import { mostModels } from './future-pushes.js';
import { type KindRate, mostObservedDays } from './push-rates.js';

/** What a forecast was made of. */
export interface ForecastBasis {
  readonly policy: LifecyclePolicy;
  readonly repository: SimulatedRepository;
  readonly rates: readonly KindRate[];
  readonly pushesPerDay: number | null;
  /** Of the first run: milliseconds since 1970, UTC. */
  readonly now: number;
  /** What is on its way back from the archive, stays after the first run, and is selected by a rule when it is back. */
  readonly restoring: readonly Image[];
  readonly isCurrentPolicyKnown: boolean;
  readonly askedDays: number;
  readonly horizonDays: number;
}

/** What a forecast takes for granted, in sentences: what would change nothing in it is left out. */
export function assumedBy(basis: ForecastBasis): readonly string[] {
  const { policy, repository, restoring, rates, pushesPerDay, isCurrentPolicyKnown, askedDays, horizonDays } = basis;
  const isAnythingPushed = rates.some(({ perDay }) => perDay > 0);
  const isAnythingThere = isAnythingPushed || repository.images.length > 0;
  return [
    paceOf(basis, isAnythingPushed),
    ...(isListedLater(basis)
      ? ['Images that were pushed after the first run are there from that run on, and count in no observed rate.']
      : []),
    ...(isAnythingPushed ? pushesToCome(basis) : []),
    ...(isAnythingThere ? ['Nothing is pulled, restored or deleted by hand, and no tag moves to another image.'] : []),
    // Of a rate that was given nothing hangs on what that has taken.
    ...(isCurrentPolicyKnown || rates.length === 0 || pushesPerDay !== null
      ? []
      : ['The policy in force is not known: where it has taken the youngest of a kind, more are pushed than is assumed.']),
    ...(isAnythingThere && policy.rules.length > 0 ? ['The policy is run once a day, at the hour of the first run.'] : []),
    ...(restoring.length === 0 ? [] : [backAtOnce]),
    ...(repository.complete ? [] : ['Not all images of the repository are known: those that are not are left out.']),
    ...(horizonDays === askedDays ? [] : [`So many images are pushed that the forecast ends after ${horizonDays} of ${askedDays} days.`]),
  ];
}

const backAtOnce = 'Images that are being restored are back at once, and count as pushed at the first run.';

/** A list may be of later than the first run. Of a rate of 0 that was given nothing hangs on it. */
function isListedLater({ rates, pushesPerDay, now }: ForecastBasis): boolean {
  return pushesPerDay !== 0 && rates.some(({ kind }) => kind.pushes.some(({ at }) => at > now));
}

/** Where nothing is pushed, none of it has an effect. */
function pushesToCome({ repository }: ForecastBasis): readonly string[] {
  const unread = unreadIndexes(repository);
  return [
    `New images are like the ${mostModels} youngest of their kind in turn, with their children and signatures, and come evenly over time.`,
    ...(unread.length === 0 ? [] : [childrenUnknown(unread)]),
  ];
}

function paceOf({ rates, pushesPerDay }: ForecastBasis, isAnythingPushed: boolean): string {
  if (rates.length === 0) return 'Nothing is pushed: nothing is there that new images could be like.';
  if (pushesPerDay === null) {
    return isAnythingPushed
      ? `Images of each kind are pushed as often as since the oldest that is still there, but for what is older than ${mostObservedDays} days.`
      : 'Nothing is pushed: of no kind two pushes are there of which one is from the last 90 days.';
  }
  if (!isAnythingPushed) return 'Nothing is pushed: a rate of 0 was given.';
  return `Images are pushed ${rateInWords(pushesPerDay)} times a day, in the proportions that were observed.`;
}

/** To the hundredth; below 1 its first two digits. */
function rateInWords(perDay: number): string {
  return perDay >= 1 ? String(Math.round(perDay * 100) / 100) : String(Number(perDay.toPrecision(2)));
}

function childrenUnknown(unread: readonly Image[]): string {
  const words = whatIsUnread(unread);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: children count as pushes of their own (${howToReadThem}).`;
}
