import type { InstanceKey } from './address.js';
import type { Instances } from './module-instances.js';

/** What a reference without a visible index may mean. */
export interface Choice<T> {
  readonly candidates: readonly T[];
  /** True where the index of the referring block decided, so that nothing further down may use it again. */
  readonly hintUsed: boolean;
}

/**
 * Picks the instances that a reference means. `references` shows `this[0]` with its index, but of `this[each.key]` only
 * `this` and `each.key`: an equal index is the only sensible reading then, else a sole instance, else any of them.
 */
export function chooseInstance<T>(
  instances: Instances<T> | undefined,
  index: InstanceKey | undefined,
  hint: InstanceKey | undefined,
): Choice<T> {
  if (instances === undefined) return { candidates: [], hintUsed: false };
  if (index !== undefined) return { candidates: pick(instances, index), hintUsed: false };
  const plain = pick(instances, undefined);
  if (plain.length > 0) return { candidates: plain, hintUsed: false };
  const equal = hint === undefined ? [] : pick(instances, hint);
  if (equal.length > 0) return { candidates: equal, hintUsed: true };
  return { candidates: instances.all, hintUsed: false };
}

function pick<T>(instances: Instances<T>, index: InstanceKey | undefined): readonly T[] {
  const found = instances.byIndex.get(index);
  return found === undefined ? [] : [found];
}
