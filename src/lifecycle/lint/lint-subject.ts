import { addTo } from '../../model/grouped.js';
import type { ComparedText } from '../compared-text.js';
import type { LifecycleFault } from '../fault.js';
import type { LifecyclePolicy, LifecycleRule } from '../policy.js';
import type { ShadowedRule } from '../shadowed-rules.js';
import type { ImageFate, Simulation } from '../simulation/fate.js';
import { placesIn } from '../simulation/selection.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { unreadIndexes } from '../simulation/unread-indexes.js';

/** What lints look at: a policy, and its run over the images of a repository. */
export interface LintSubject {
  readonly policy: LifecyclePolicy;
  readonly warnings: readonly LifecycleFault[];
  readonly simulation: Simulation;
  readonly repository: SimulatedRepository;
  /** Patterns. */
  readonly releaseTags: readonly string[];
  /** Whether upper and lower case are the same in tags and patterns, as the simulation assumes. */
  readonly compared: ComparedText;
  /** The rules with a tag list that no one tag can meet. */
  readonly anded: readonly LifecycleRule[];
  readonly shadowed: readonly ShadowedRule[];
  /** The images that a rule decides, oldest first; no entry for none. */
  readonly owned: ReadonlyMap<LifecycleRule, readonly ImageFate[]>;
}

/** Groups images by the rule that decides them. */
export function fatesByOwner({ fates }: Simulation): ReadonlyMap<LifecycleRule, readonly ImageFate[]> {
  const owned = new Map<LifecycleRule, ImageFate[]>();
  for (const fate of fates) {
    if (fate.owner !== null) addTo(owned, fate.owner, fate);
  }
  return owned;
}

/** The images that a rule selects, whichever rule decides them, oldest first. */
export function selectedBy(simulation: Simulation, rule: LifecycleRule): readonly ImageFate[] {
  const { fates } = simulation;
  // What stands is youngest first, fates are oldest first.
  return standingSelectedBy(simulation, rule)
    .map((at) => fates[fates.length - 1 - at])
    .filter((fate) => fate !== undefined)
    .reverse();
}

/** The places in the standing of the same, youngest first. The bits are read by themselves, rule after rule over all images. */
export function standingSelectedBy({ policy, prepared: { standing } }: Simulation, rule: LifecycleRule): readonly number[] {
  const place = policy.rules.indexOf(rule);
  const selected: number[] = [];
  if (place < 0) return selected;
  const bits = place < 32 ? standing.low : standing.high;
  const bit = 1 << (place % 32);
  for (let at = 0; at < bits.length; at++) if (((bits[at] ?? 0) & bit) !== 0) selected.push(at);
  return selected;
}

/** The rules that select no image of their storage class. */
export function rulesWithoutImages({ policy, prepared: { standing } }: Simulation): readonly LifecycleRule[] {
  const selecting = new Set(placesIn(anyOf(standing.low), anyOf(standing.high)));
  return policy.rules.filter((_, place) => !selecting.has(place));
}

function anyOf(bits: Int32Array): number {
  return bits.reduce((all, own) => all | own, 0);
}

/** True where it is known of each index that is there what it lists. */
export function readsAllIndexes({ repository }: LintSubject): boolean {
  return unreadIndexes(repository).length === 0;
}
