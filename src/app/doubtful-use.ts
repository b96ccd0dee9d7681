import type { UseTest } from '../facts/use-test.js';
import { actionOn, type Simulation } from '../lifecycle/simulation/fate.js';
import type { Uncertainty } from '../lifecycle/simulation/uncertainties.js';
import type { Image } from '../model/image.js';

/**
 * The images that go and may be in use, though nothing says so: an index whose manifest was not read may list what runs, and a list of
 * what runs may lack some of it. An entry for each reason.
 */
export function doubtfulUse({ fates }: Pick<Simulation, 'fates'>, inUse: UseTest): readonly Uncertainty[] {
  const byReason = new Map<string, Image[]>();
  for (const fate of fates) {
    if (actionOn(fate) === null) continue;
    const { doubt } = inUse(fate.image);
    if (doubt === null) continue;
    const images = byReason.get(doubt.detail);
    if (images === undefined) byReason.set(doubt.detail, [fate.image]);
    else images.push(fate.image);
  }
  return [...byReason].map(([reason, images]) => ({
    code: 'use-not-known',
    message: `it is not known of some images that go whether they are in use: ${reason}`,
    assumed: 'they are not',
    otherwise: '',
    images,
  }));
}
