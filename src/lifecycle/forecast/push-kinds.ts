import { grouped } from '../../model/grouped.js';
import type { Image } from '../../model/image.js';
import type { Push } from './pushes.js';
import { type Selector, selectedWhenNew } from './selector.js';

/** Pushes that fare alike: all of an image or none of it tagged, and selected by the same rules, as are its children. */
export interface PushKind {
  /** The youngest first. */
  readonly pushes: readonly Push[];
}

/**
 * Sorts pushes by what the policies make of them: the one that is asked about, and the one in force, which has taken some of them already
 * and so has its say in how many of a kind are still there. The kind of the youngest push comes first.
 */
export function kindsOf(pushes: readonly Push[], selectors: readonly Selector[]): readonly PushKind[] {
  const youngestFirst = [...pushes].sort((a, b) => b.at - a.at || (a.main.digest < b.main.digest ? -1 : 1));
  const kinds = grouped(youngestFirst, (push) => kindOf(push, selectors));
  return Array.from(kinds.values(), (alike) => ({ pushes: alike }));
}

function kindOf({ main, others }: Push, selectors: readonly Selector[]): string {
  const ofOthers = new Set(others.map((image) => wayOf(image, selectors)));
  return [wayOf(main, selectors), ...[...ofOthers].sort()].join(' ');
}

/** How an image fares when it is new, as a text that can be compared. */
function wayOf(image: Image, selectors: readonly Selector[]): string {
  const selected = selectors.map((selector) => selectedWhenNew(selector, image));
  return [image.tags.length > 0, ...selected.map(({ low, high }) => `${low}.${high}`)].join(',');
}
