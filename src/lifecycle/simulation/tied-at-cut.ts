import { passedOver, placeless } from './bonds.js';
import type { ImageFate, Simulation } from './fate.js';
import type { Standing } from './standing.js';

/** Some images of one push time, by the places in the standing of the first of them and of what comes after the last. */
interface Tie {
  readonly start: number;
  readonly end: number;
}

/**
 * By their place in the standing, 1 for each image that its count takes or keeps by where it stands among those of its push time; null
 * where there is none. Each of them may be either: no order of them is documented.
 */
export function tiedAtCut(simulation: Simulation): Uint8Array | null {
  const { standing } = simulation.prepared;
  let open: Uint8Array | null = null;
  for (let start = 0, end = 0; start < standing.pushed.length; start = end) {
    end = endOfTie(start, standing);
    if (end - start < 2) continue;
    for (const rule of rulesNearCut({ start, end }, simulation)) {
      if (!isCut({ start, end }, rule, simulation)) continue;
      open ??= new Uint8Array(standing.pushed.length);
      for (let at = start; at < end; at++) if (standing.owners[at] === rule && (fateAt(simulation, at)?.rank ?? 0) > 0) open[at] = 1;
    }
  }
  return open;
}

function endOfTie(start: number, { pushed }: Standing): number {
  let end = start + 1;
  while (end < pushed.length && pushed[end] === pushed[start]) end++;
  return end;
}

/** The standing is youngest first, and fates are told oldest first. */
function fateAt({ fates }: Simulation, at: number): ImageFate | undefined {
  return fates[fates.length - 1 - at];
}

/** Places of the rules that own an image of a tie and may cut it: those that cut further off than it is long do not. */
function rulesNearCut({ start, end }: Tie, simulation: Simulation): readonly number[] {
  const near: number[] = [];
  for (let at = start; at < end; at++) {
    const rule = simulation.prepared.standing.owners[at] ?? -1;
    if (distanceToCut(fateAt(simulation, at)) < end - start && !near.includes(rule)) near.push(rule);
  }
  return near;
}

/** How many places an image stands from where its owner cuts; infinite where that does not count. */
function distanceToCut(fate: ImageFate | undefined): number {
  if (fate === undefined || fate.rank === 0 || fate.owner?.count.type !== 'imageCountMoreThan') return Number.POSITIVE_INFINITY;
  return Math.abs(fate.rank - fate.owner.count.number);
}

/** True where a count takes some of what it counts of a tie, and keeps some: images that another rule owns have places too. */
function isCut({ start, end }: Tie, rule: number, simulation: Simulation): boolean {
  const { policy, prepared, assumptions } = simulation;
  const { standing, bonds } = prepared;
  const count = policy.rules[rule]?.count;
  if (count?.type !== 'imageCountMoreThan') return false;
  const tied = standing.images.slice(start, end);
  const [passed, uncounted] = [passedOver(tied, bonds, assumptions), placeless(tied, bonds, assumptions)];
  let counted = 0;
  let before = 0;
  for (let at = start; at < end; at++) {
    if (!selects(standing, rule, at) || passed[at - start] === 1 || uncounted[at - start] === 1) continue;
    counted++;
    if (standing.owners[at] === rule) before = (fateAt(simulation, at)?.rank ?? 0) - counted;
  }
  return before < count.number && before + counted > count.number;
}

function selects({ low, high }: Standing, rule: number, at: number): boolean {
  return (((rule < 32 ? low[at] : high[at]) ?? 0) & (1 << (rule % 32))) !== 0;
}
