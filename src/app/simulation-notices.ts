import { storagePricesIn } from '../cost/storage-prices.js';
import type { LifecyclePolicy } from '../lifecycle/policy.js';
import type { Notice } from '../model/planned-estate.js';
import { isUnknown } from '../model/unknown.js';
import type { RepositorySimulation } from '../schema/generated/report.js';
import { mayLackArchived } from './archived-listing.js';
import type { VisitedRepository } from './judge-records.js';

/** What is to be said of a simulation beside its result: where money comes from, and what the list of images may lack. */
export function simulationNotices(
  visited: VisitedRepository,
  policy: LifecyclePolicy | null,
  { repository, monthlySaving, forecast }: RepositorySimulation,
): readonly Notice[] {
  const { region } = visited.registry;
  const isPriced = Number(monthlySaving) !== 0 || forecast !== undefined;
  if (!isUnknown(region)) return isPriced && storagePricesIn(region) === null ? [unknownPrice(region)] : [];
  const asksArchive = policy?.rules.some(({ storageClass }) => storageClass === 'archive') === true;
  return [...(isPriced ? [uniformPrice] : []), ...(asksArchive && mayLackArchived(visited) ? [noArchivedImage(repository)] : [])];
}

const uniformPrice: Notice = {
  code: 'price-assumed',
  message: 'the region is not told: money is by the price that all regions of the price list share, which those of China do not',
};

function unknownPrice(region: string): Notice {
  return { code: 'price-not-known', message: `the price of storage in ${region} is not known: no money is told` };
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImagesFilter.html */
function noArchivedImage(repository: string): Notice {
  return {
    code: 'archived-not-listed',
    message: `the policy has rules for archived images, and none is listed of ${repository || 'the repository'}: aws ecr describe-images lists them with --filter imageStatus=ANY alone`,
  };
}

/** Each notice once, however many repositories it was made for. */
export function withoutRepeats(notices: readonly Notice[]): readonly Notice[] {
  const seen = new Set<string>();
  return notices.filter(({ code, message }) => {
    const key = `${code}\n${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
