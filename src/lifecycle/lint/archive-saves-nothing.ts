import { nameRule } from '../name-rule.js';
import { quantity } from '../quantity.js';
import type { Simulation } from '../simulation/fate.js';
import { someExpiresFromArchive } from './archive-rules.js';
import { type Lint, none } from './lint.js';

/** Bytes of 150 TB (153,600 GB of 2^30 bytes), up to which the archive costs as much as the standard class. https://aws.amazon.com/ecr/pricing/ */
const samePriceUpTo = 153_600 * 2 ** 30;

/**
 * A rule that archives where that saves nothing. One by the last pull, below which images expire from the archive, is passed over: Amazon
 * ECR expires by the last pull in no other way.
 */
export const lintArchiveSavesNothing: Lint = (subject) => {
  const { policy, simulation, owned, compared } = subject;
  const archiving = policy.rules
    .filter(({ action }) => action === 'transition')
    .filter((rule) => rule.count.type !== 'sinceImagePulled' || !someExpiresFromArchive(rule, policy, compared));
  if (archiving.length === 0 || archivedBytes(simulation) > samePriceUpTo) return [];
  return archiving
    .map((rule) => ({ rule, archived: (owned.get(rule) ?? []).filter(({ outcome }) => outcome.kind === 'taken') }))
    .map(({ rule, archived }) => ({
      code: 'archive-saves-nothing',
      message: `${nameRule(rule)} archives${archived.length === 0 ? '' : ` ${quantity(archived.length, 'image')} now`}, which saves nothing: up to 150 TB a month in an account and region the archive costs as much as the standard class (China has other prices), an archived image is paid for 90 days at least, and to restore it costs 0.03 USD a GB`,
      rule,
      position: rule.position,
      images: archived.map(({ image }) => image),
      tags: rule.tagList?.entries ?? [],
      fix: 'Let it expire what is not needed. The archive is worth it as the one way to expire by the last pull: archive by sinceImagePulled, and expire by sinceImageTransitioned.',
      proposals: none,
    }));
};

/** Of what is in the archive after the run. */
function archivedBytes({ fates }: Simulation): number {
  return fates
    .filter(
      ({ image, outcome, isIndex }) =>
        (outcome.kind === 'taken' ? outcome.action === 'transition' : image.status === 'ARCHIVED') && !isIndex,
    )
    .reduce((bytes, { image }) => bytes + image.sizeInBytes, 0);
}
