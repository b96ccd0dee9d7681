import { uniformlyPricedRegions } from './storage-regions.js';

/** What storage costs in a region, in decimal USD. A GB is 2^30 bytes, as elsewhere in AWS storage. */
export interface StoragePrices {
  /** A GB-month in the standard storage class. */
  readonly standard: string;
  /** A GB-month in the archive storage class, the first tier first. */
  readonly archive: readonly [StorageTier, ...StorageTier[]];
  /** A GB that is restored from the archive. */
  readonly restore: string;
}

/** A price that holds up to some size of what is stored in a month. */
export interface StorageTier {
  /** Null for the last tier. */
  readonly upToGb: number | null;
  readonly price: string;
}

/**
 * The list prices, as of 2026-09. Archiving costs as much as standard storage up to 150 TB, and is charged for 90 days at least.
 * https://aws.amazon.com/ecr/pricing/
 */
const uniform: StoragePrices = {
  standard: '0.10',
  archive: [
    { upToGb: 153_600, price: '0.10' },
    { upToGb: null, price: '0.07' },
  ],
  restore: '0.03',
};

/**
 * What storage costs in a region; null where the price is not known, as in China, which has its own price list in CNY.
 *
 * @param region - Such as `eu-central-1`; empty where nobody told it: then the price that all listed regions share, and whoever asks says so.
 */
export function storagePricesIn(region: string): StoragePrices | null {
  return region === '' || uniformlyPricedRegions.has(region) ? uniform : null;
}
