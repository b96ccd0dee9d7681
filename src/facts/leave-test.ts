import { ruleSelectsTags } from '../lifecycle/owner.js';
import type { LifecycleAction, LifecycleRule } from '../lifecycle/policy.js';
import { actionOn, type ImageFate, type Simulation } from '../lifecycle/simulation/fate.js';
import { type Image, isActive, isIndex } from '../model/image.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { decidingFate, type FateOf, fatesOf } from './fate-line.js';
import { goesSoon, soonTest } from './going-soon.js';
import type { ImagesSubject } from './images-type.js';
import { type UnreadListing, unreadListTest } from './index-children.js';
import { rememberAbout } from './remember.js';

/** Whether a run takes an image, by the one action that is asked about. */
export type LeaveTest = (fate: ImageFate) => Knowable<boolean>;

/**
 * How to tell what a simulated run certainly takes, what it certainly leaves, and what is not known: images that were not listed may make
 * a count take more, and may hold or keep what the simulation takes; an index whose manifest was not read may hold its children; the
 * service acts at an hour of its own, so that what is within 24 hours of the limit of its rule may go or stay.
 *
 * What has a tag of its own stands for itself, unless a manifest says that it is a child.
 */
export function leaveTest(simulation: Simulation, subject: Pick<ImagesSubject, 'images' | 'cached'>, action: LifecycleAction): LeaveTest {
  const run: Run = {
    simulation,
    count: subject.images.count,
    action,
    mayBeHeld: unreadListTest(subject, stayingIndexes(simulation, action)),
    inDoubt: inDoubtOf(simulation),
    isSoon: soonTest(simulation, action),
    fateOf: fatesOf(simulation),
  };
  return (fate) => (fate.outcome.kind === 'follows' ? leavesWithSubject(fate, run) : leaves(fate, run));
}

interface Run {
  readonly simulation: Simulation;
  readonly count: Knowable<number>;
  readonly action: LifecycleAction;
  readonly mayBeHeld: UnreadListing;
  /** How many images a rule may select of those whose status nobody knows, so that they may be of any storage class. */
  readonly inDoubt: (rule: LifecycleRule) => number;
  /** Whether an image that stays in the run goes within 24 hours of it. */
  readonly isSoon: (kept: ImageFate) => boolean;
  readonly fateOf: FateOf;
}

function leaves(fate: ImageFate, run: Run): Knowable<boolean> {
  const { outcome, image } = fate;
  switch (outcome.kind) {
    case 'taken':
      return outcome.action === run.action && isUnhindered(image, run);
    case 'held':
      return outcome.action === run.action && isFreed(outcome.by, run);
    case 'kept':
      return isTakenAfterAll(fate, run);
    case 'follows':
      // A line of referrers that is a circle leads to no image that goes.
      return false;
  }
}

function leavesWithSubject(fate: ImageFate, run: Run): Knowable<boolean> {
  const goes = leaves(decidingFate(fate, run.fateOf), run);
  return goes === true ? actionOn(fate) === run.action && isUnhindered(fate.image, run) : goes;
}

/** Taken for certain, unless what was not read or not listed may hold or keep it. */
function isUnhindered(image: Image, { simulation, count, mayBeHeld, fateOf }: Run): Knowable<boolean> {
  const mayFollow = image.subject !== '' && simulation.assumptions.referrers === 'with-subject';
  if (mayFollow && isUnknown(count) && fateOf(image.subject) === undefined) return count;
  return image.tags.length > 0 || isIndex(image) ? true : (mayBeHeld(image) ?? true);
}

/**
 * The indexes that may hold their children from that action for more than a run: what is archived holds nothing, and what an index holds
 * that goes itself goes in the run after it.
 */
function stayingIndexes({ fates }: Simulation, action: LifecycleAction): readonly Image[] {
  const goes = ({ outcome }: ImageFate): boolean => outcome.kind === 'taken' && outcome.action === action;
  return fates.filter((fate) => fate.isIndex && fate.image.status !== 'ARCHIVED' && !goes(fate)).map(({ image }) => image);
}

/** An archived index holds nothing: one whose status nobody knows may be as good as archived. */
function isFreed(index: string, { fateOf }: Run): Knowable<boolean> {
  const status = statusOf(fateOf(index)?.image);
  return isUnknown(status) ? status : false;
}

function isTakenAfterAll(fate: ImageFate, { simulation, action, inDoubt, isSoon }: Run): Knowable<boolean> {
  const { image, owner, rank, since } = fate;
  const status = statusOf(image);
  if (isUnknown(status)) {
    const maySelect = simulation.policy.rules.some((rule) => rule.action === action && ruleSelectsTags(rule, image.tags));
    return maySelect ? status : false;
  }
  if (isSoon(fate)) return goesSoon;
  if (owner === null || owner.action !== action) return false;
  if (owner.count.type !== 'imageCountMoreThan') return Number.isNaN(since) ? noClock : false;
  return rank > 0 && rank + inDoubt(owner) > owner.count.number ? inDoubtCounted : false;
}

const noClock = unknown('not-told', 'since when a rule of the lifecycle policy counts the days of an image');
const inDoubtCounted = unknown('not-told', 'whether a rule of the lifecycle policy counts images of a status that is not known');

function statusOf(image: Image | undefined): Knowable<boolean> {
  if (image === undefined || !isUnknown(isActive(image))) return true;
  return unknown('not-told', `what a lifecycle policy makes of an image of status ${image.status}`);
}

function inDoubtOf({ fates }: Simulation): Run['inDoubt'] {
  const images = fates.filter(({ storageClass, image }) => storageClass === null && isUnknown(isActive(image))).map(({ image }) => image);
  if (images.length === 0) return () => 0;
  return rememberAbout((rule: LifecycleRule) => images.filter(({ tags }) => ruleSelectsTags(rule, tags)).length);
}
