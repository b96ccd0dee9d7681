import { simulationBy } from '../facts/lifecycle-simulation.js';
import type { LifecyclePolicy, LifecycleRule } from '../lifecycle/policy.js';
import { actionOn } from '../lifecycle/simulation/fate.js';
import { day, dayOf } from '../model/instant.js';
import type { Notice } from '../model/planned-estate.js';
import { quantity } from '../reporters/quantity.js';
import type { RepositorySimulation } from '../schema/generated/report.js';
import type { VisitedRepository } from './judge-records.js';

/** What is to be said of a run over images that were listed before it. */
export interface ListedEarlier {
  readonly uncertain: RepositorySimulation['uncertain'];
  readonly notices: readonly Notice[];
}

const nothing: ListedEarlier = { uncertain: [], notices: [] };

/**
 * That the images were listed more than a day before the run, and what hangs on what is pushed and pulled between the two: whatever goes
 * may be in use by then, a count takes more, and a rule on the last pull less.
 *
 * @param policy - Null where none is in force.
 */
export function listedEarlier({ facts, images }: VisitedRepository, policy: LifecyclePolicy | null): ListedEarlier {
  const { now, listedAt } = facts.context;
  if (now === undefined || listedAt === undefined || policy === null || policy.rules.length === 0) return nothing;
  const days = (now.getTime() - listedAt.getTime()) / day;
  if (days <= 1) return nothing;
  const open = simulationBy(facts)(images)(policy).fates.filter((fate) => actionOn(fate) !== null || isOpen(fate.owner));
  const earlier = quantity(Math.floor(days), 'day');
  return {
    uncertain: [
      {
        code: 'listed-earlier',
        message: `the images were listed ${earlier} before the run: what is pushed and pulled until then is not known`,
        assumed: 'nothing is pushed or pulled until then',
        otherwise: '',
        images: open.length,
        imageDigests: open.map(({ image }) => image.digest),
      },
    ],
    notices: [
      {
        code: 'listed-earlier',
        message: `the run is ${earlier} after ${dayOf(listedAt.toISOString())}, when the images were listed: what is pushed and pulled until then is not known; --horizon in place of --at forecasts what is pushed`,
      },
    ],
  };
}

function isOpen(owner: LifecycleRule | null): boolean {
  return owner?.count.type === 'imageCountMoreThan' || owner?.count.type === 'sinceImagePulled';
}
