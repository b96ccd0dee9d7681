import type { ImageFate, Simulation } from '../lifecycle/simulation/fate.js';
import { rememberAbout } from './remember.js';

/** The fate of an image, by its digest. */
export type FateOf = (digest: string) => ImageFate | undefined;

/** Fates by digest, gathered when the first is asked for. */
export const fatesOf = rememberAbout(({ fates }: Simulation): FateOf => {
  let byDigest: ReadonlyMap<string, ImageFate> | null = null;
  return (digest) => {
    byDigest ??= new Map(fates.map((fate) => [fate.image.digest, fate]));
    return byDigest.get(digest);
  };
});

/** The fate on which that of an image hangs: of a referrer that of the image at the end of its line, which may be far. */
export function decidingFate(fate: ImageFate, fateOf: FateOf): ImageFate {
  const line = new Set<string>();
  let deciding = fate;
  while (deciding.outcome.kind === 'follows' && !line.has(deciding.image.digest)) {
    line.add(deciding.image.digest);
    deciding = fateOf(deciding.outcome.subject) ?? deciding;
  }
  return deciding;
}
