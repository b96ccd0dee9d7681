import type { Image } from '../../model/image.js';
import type { LifecycleAction } from '../policy.js';
import type { Assumptions } from './assumptions.js';
import type { Bonds } from './bonds.js';
import { actionOn, type Outcome, taken } from './fate.js';
import type { Standing } from './standing.js';

/** Goes from each image that leaves to what refers to it, and where that is assumed to its children, until nothing more leaves. */
export function followThrough(outcomes: Outcome[], { images }: Standing, bonds: Bonds, assumptions: Assumptions): void {
  const placeOf = new Map(images.map(({ digest }, at) => [digest, at]));
  const referrersOf = reversed(bonds.subjectOf);
  const childrenOf = assumptions['leaving-index'] === 'frees-children' ? reversed(bonds.indexesOf) : new Map<string, readonly string[]>();
  const holders = new Map(Array.from(bonds.indexesOf, ([child, indexes]) => [child, indexes.length]));
  const actionAt = (digest: string | undefined): LifecycleAction | null => {
    const outcome = outcomes[placeOf.get(digest ?? '') ?? -1];
    return outcome === undefined ? null : actionOn({ outcome });
  };
  const leaving: string[] = [];
  images.forEach(({ digest }, at) => {
    const outcome = outcomes[at];
    // What nothing refers to and what holds nothing takes nothing with it.
    if (outcome !== undefined && actionOn({ outcome }) !== null && (referrersOf.has(digest) || childrenOf.has(digest)))
      leaving.push(digest);
  });
  for (let next = leaving.pop(); next !== undefined; next = leaving.pop()) {
    const children = childrenOf.get(next) ?? [];
    for (const child of children) holders.set(child, (holders.get(child) ?? 0) - 1);
    for (const digest of [...children, ...(referrersOf.get(next) ?? [])]) {
      const at = placeOf.get(digest) ?? -1;
      const [image, outcome] = [images[at], outcomes[at]];
      if (image === undefined || outcome === undefined || (holders.get(digest) ?? 0) > 0) continue;
      const released = release(image, outcome, actionAt(bonds.subjectOf.get(digest)));
      if (released === null) continue;
      outcomes[at] = released;
      leaving.push(digest);
    }
  }
  if (childrenOf.size > 0) nameHolders(outcomes, images, bonds, (index) => actionAt(index) === null);
}

/** What becomes of an image that no index holds, or none any more; null where that is what is known already. */
function release(image: Image, outcome: Outcome, action: LifecycleAction | null): Outcome | null {
  if (outcome.kind === 'held') return taken[outcome.action];
  if (action === null || actionOn({ outcome }) !== null) return null;
  // What is archived already cannot be archived along with its subject.
  return action === 'transition' && image.status === 'ARCHIVED' ? null : { kind: 'follows', subject: image.subject, action };
}

/** An image is held by an index that stays, rather than by one that goes in the same run. */
function nameHolders(outcomes: Outcome[], images: readonly Image[], { indexesOf }: Bonds, stays: (index: string) => boolean): void {
  outcomes.forEach((outcome, at) => {
    if (outcome.kind !== 'held') return;
    const by = indexesOf.get(images[at]?.digest ?? '')?.find(stays);
    if (by !== undefined) outcomes[at] = { ...outcome, by };
  });
}

/** From what is pointed at to all that points to it. */
function reversed(pointers: ReadonlyMap<string, string | readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const reverse = new Map<string, string[]>();
  for (const [from, to] of pointers) {
    for (const target of typeof to === 'string' ? [to] : to) {
      const others = reverse.get(target);
      if (others === undefined) reverse.set(target, [from]);
      else others.push(from);
    }
  }
  return reverse;
}
