import type { LifecycleAction, LifecyclePolicy, LifecycleRule } from '../lifecycle/policy.js';
import type { ImageFate } from '../lifecycle/simulation/fate.js';
import { type Image, isIndex } from '../model/image.js';
import type { Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import { assumedStayTest } from './assumed-stay.js';
import { decidingFate, fatesOf } from './fate-line.js';
import type { ImageList } from './image-list.js';
import type { ImagesSubject } from './images-type.js';
import { inUseTest } from './in-use.js';
import { leaveTest } from './leave-test.js';
import { simulationBy } from './lifecycle-simulation.js';
import { policyOf } from './lifecycle-type.js';
import type { RepositorySubject } from './repository-type.js';
import { notInUse } from './use-test.js';

/** Images in use that a lifecycle policy takes, oldest first. */
export interface LeavingInUse extends ImageList {
  readonly leaving: readonly LeavingImage[];
}

export interface LeavingImage {
  readonly image: Image;
  /** The rule that takes it, or takes what it refers to. */
  readonly rule: LifecycleRule | null;
  /** What says that it is in use. */
  readonly by: readonly string[];
}

const nothing: LeavingInUse = { images: [], bytes: 0, doubt: null, leaving: [] };
const notShown = unknown('not-in-plan', 'the images of the repository: a plan shows none; scan the account to know');

/**
 * The images in use that a run of the repository's lifecycle policy takes by that action, at the instant at which they were listed.
 *
 * @param days - How long a pull, and what Amazon Inspector saw, counts as use; at 0 neither does.
 */
export function leavingInUse(subject: RepositorySubject, action: LifecycleAction, days: number): Knowable<LeavingInUse> {
  const { repository, facts, images } = subject;
  return whenKnown(policyOf({ document: repository.lifecyclePolicy, read: facts.readLifecycle }), (policy) => {
    if (policy === null || policy.rules.every((rule) => rule.action !== action)) return nothing;
    return images === null ? notShown : takenInUse({ ...subject, images }, policy, action, days);
  });
}

interface SubjectWithImages extends RepositorySubject {
  readonly images: ImagesSubject;
}

function takenInUse(subject: SubjectWithImages, policy: LifecyclePolicy, action: LifecycleAction, days: number): Knowable<LeavingInUse> {
  const { images: listed, count } = subject.images.images;
  const { assumptions = {} } = subject.facts.context;
  if (listed.length === 0) return whenKnown(count, () => nothing);
  const simulation = simulationBy(subject.facts)(subject.images.images)(policy);
  const leaves = leaveTest(simulation, subject.images, action);
  const staysByAssumption = assumedStayTest(simulation, action, assumptions);
  const leavesAfterAll = (fate: ImageFate): Knowable<boolean> => {
    const goes = leaves(fate);
    return goes === false ? (staysByAssumption(fate) ?? false) : goes;
  };
  const inUse = inUseTest({ ...subject, images: subject.images.images }, days);
  const leaving: LeavingImage[] = [];
  let doubt: Unknown | null = isUnknown(count) ? count : null;
  for (const fate of simulation.fates) {
    // Most policies leave most images, and whether these are in use is no question; of what may go, one doubt is enough.
    const goes = leavesAfterAll(fate);
    if (goes === false || (goes !== true && doubt !== null)) continue;
    const use = inUse(fate.image);
    if (use === notInUse) continue;
    if (goes === true && use.by.length > 0)
      leaving.push({ image: fate.image, rule: decidingFate(fate, fatesOf(simulation)).owner, by: use.by });
    else if (use.by.length > 0 && isUnknown(goes)) doubt ??= goes;
    else doubt ??= use.doubt;
  }
  if (leaving.length === 0 && doubt !== null) return doubt;
  return { images: leaving.map(({ image }) => image), bytes: bytesOf(leaving), doubt, leaving };
}

/** An index is told to be as large as its largest image, which is there itself. */
function bytesOf(leaving: readonly LeavingImage[]): number {
  return leaving.reduce((sum, { image }) => sum + (isIndex(image) ? 0 : image.sizeInBytes), 0);
}
