import { isBeingRestored, restored } from '../lifecycle/forecast/restored.js';
import type { ImageFate, Simulation } from '../lifecycle/simulation/fate.js';
import { simulate } from '../lifecycle/simulation/simulate.js';

/** How an image fares in later runs, told from how it fares in this one. */
export type LaterFate = (fate: ImageFate) => ImageFate;

/** How images that stay and are being restored fare as soon as they are back; all others as they do now. */
export function whenRestored(simulation: Simulation): LaterFate {
  let later: ReadonlyMap<string, ImageFate> | undefined;
  return (fate) => {
    if (!isBeingRestored(fate.image) || fate.outcome.kind === 'taken') return fate;
    later ??= restoredFates(simulation);
    return later.get(fate.image.digest) ?? fate;
  };
}

function restoredFates({ policy, repository, now, assumptions }: Simulation): ReadonlyMap<string, ImageFate> {
  const images = repository.images.map((image) => (isBeingRestored(image) ? restored(image, now) : image));
  const { fates } = simulate(policy, { ...repository, images }, { now, assumptions });
  const restoring = new Set(repository.images.flatMap((image) => (isBeingRestored(image) ? image.digest : [])));
  return new Map(fates.flatMap((fate) => (restoring.has(fate.image.digest) ? [[fate.image.digest, fate]] : [])));
}
