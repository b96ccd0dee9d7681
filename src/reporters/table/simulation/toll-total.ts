import { sumOfMoney } from '../../money.js';
import type { Toll } from '../../simulation-words.js';

/** What is done to the images of several repositories together. */
export function totalOf(tolls: readonly Toll[]): Toll {
  const sum = (of: (toll: Toll) => number): number => tolls.reduce((total, toll) => total + of(toll), 0);
  return {
    images: sum(({ images }) => images),
    expired: sum(({ expired }) => expired),
    archived: sum(({ archived }) => archived),
    kept: sum(({ kept }) => kept),
    held: sum(({ held }) => held),
    following: sum(({ following }) => following),
    bytesFreed: sum(({ bytesFreed }) => bytesFreed),
    bytesArchived: sum(({ bytesArchived }) => bytesArchived),
    monthlySaving: totalSaving(tolls),
  };
}

/** The sum would be too low where one of them is not known: then none is told. */
function totalSaving(tolls: readonly Toll[]): string {
  const saving = tolls.filter(({ expired }) => expired > 0).map(({ monthlySaving }) => monthlySaving);
  return saving.includes('') ? '' : sumOfMoney(saving);
}
