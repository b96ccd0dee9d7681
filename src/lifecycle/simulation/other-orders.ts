import type { Outcome, Simulation } from './fate.js';
import { markImages } from './marks.js';
import { withFollowers } from './near-limit.js';
import type { OtherRun } from './other-runs.js';
import { outcomesOf } from './outcomes.js';
import { isSameDeed } from './same-deed.js';
import { tiedAtCut } from './tied-at-cut.js';

/**
 * What may become of the images where those of one push time stand in some other order. An image whose place decides may go or stay, and
 * with it what refers to it: all that differs between the run in which each of them stays and the one in which each goes. More than can
 * go at once is told only where an index that leaves frees its children, or a referrer is like any image.
 *
 * @returns Null where no order changes anything.
 */
export function otherOrders(simulation: Simulation): Pick<OtherRun, 'outcomes' | 'differing'> | null {
  const open = tiedAtCut(simulation);
  if (open === null) return null;
  const { prepared, now, assumptions, fates } = simulation;
  const { standing, bonds, order } = prepared;
  const marks = markImages(standing, bonds, now, assumptions);
  const runWith = (isTaken: number): readonly Outcome[] => {
    const marked = marks.marked.map((is, at) => (open[at] === 1 ? isTaken : is));
    return outcomesOf(standing, { ...marks, marked }, bonds, assumptions);
  };
  const [least, most] = [runWith(0), runWith(1)];
  const outcomes: Outcome[] = [...most];
  const differing = new Uint8Array(most.length);
  most.forEach((outcome, at) => {
    const listed = order[at] ?? 0;
    outcomes[listed] = outcome;
    if (!isSameDeed(outcome, least[at] ?? outcome)) differing[listed] = 1;
  });
  if (assumptions.referrers === 'like-any-image') {
    const changed = fates.filter(({ listed }) => differing[listed] === 1);
    // Its subject may go in several ways, by its own rule or with a subject of its own: in the first run as in the last, and else between.
    for (const { listed } of withFollowers(fates, changed)) differing[listed] = 1;
  }
  return { outcomes, differing };
}
