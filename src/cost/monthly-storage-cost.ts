import { type Decimal, decimal, moneyText } from './money.js';
import type { StoragePrices, StorageTier } from './storage-prices.js';

/** What is stored, in whole bytes. */
export interface StoredBytes {
  readonly standardBytes: number;
  readonly archivedBytes: number;
}

/** What leaves the standard storage class, in whole bytes; less than 0 where a change keeps more than it lets go. */
export interface FreedBytes {
  readonly expiredBytes: number;
  readonly archivedBytes: number;
}

/** A byte is 5^30 / 10^30 of a GB, which has no rest in decimal. */
const gbOfByte: Decimal = decimal(5n ** 30n).times(decimal('1e-30'));

/**
 * What that much costs if it stays for a month: decimal USD, as `moneyText` writes it. Storage is charged by the byte-hour, so that a
 * month of changing sizes costs their average. No free tier is taken off.
 */
export function monthlyCost(prices: StoragePrices, { standardBytes, archivedBytes }: StoredBytes): string {
  const standard = gigabytes(standardBytes).times(decimal(prices.standard));
  return moneyText(standard.plus(tieredCost(prices.archive, gigabytes(archivedBytes))));
}

/**
 * What a month costs less when that much goes: decimal USD, as `moneyText` writes it; negative where it costs more. What is archived saves
 * the difference to the first tier of the archive, which is nothing: the tiers beyond 150 TB are of all that is archived in a month.
 */
export function monthlySaving({ standard, archive: [firstTier] }: StoragePrices, { expiredBytes, archivedBytes }: FreedBytes): string {
  const expired = gigabytes(expiredBytes).times(decimal(standard));
  return moneyText(expired.plus(gigabytes(archivedBytes).times(decimal(standard).minus(decimal(firstTier.price)))));
}

function gigabytes(bytes: number): Decimal {
  return gbOfByte.times(decimal(BigInt(bytes)));
}

function tieredCost(tiers: readonly StorageTier[], size: Decimal): Decimal {
  let cost = decimal('0');
  let from = decimal('0');
  for (const { upToGb, price } of tiers) {
    const to = upToGb === null || size.lt(decimal(String(upToGb))) ? size : decimal(String(upToGb));
    if (to.gt(from)) cost = cost.plus(to.minus(from).times(decimal(price)));
    from = to;
  }
  return cost;
}
