import { type Decimal, decimal, moneyText } from './money.js';
import type { StoragePrices, StorageTier } from './storage-prices.js';

/** What is stored, in whole bytes. */
export interface StoredBytes {
  readonly standardBytes: number;
  readonly archivedBytes: number;
}

/** A byte is 5^30 / 10^30 of a GB, which has no rest in decimal. */
const gbOfByte: Decimal = decimal(5n ** 30n).times(decimal('1e-30'));

/**
 * What that much costs if it stays for a month: decimal USD, as `moneyText` writes it. Storage is charged by the byte-hour, so that a
 * month of changing sizes costs their average. No free tier is taken off.
 */
export function monthlyCost(prices: StoragePrices, stored: StoredBytes): string {
  return moneyText(costOf(prices, stored));
}

/**
 * What a month costs less with one of two than with the other: decimal USD, as `moneyText` writes it; negative where it costs more. The
 * tiers of the archive are taken of these bytes alone, though beyond 150 TB they are of all that a registry archives in a month.
 * https://aws.amazon.com/ecr/pricing/
 */
export function monthlySaving(prices: StoragePrices, before: StoredBytes, after: StoredBytes): string {
  return moneyText(costOf(prices, before).minus(costOf(prices, after)));
}

function costOf({ standard, archive }: StoragePrices, { standardBytes, archivedBytes }: StoredBytes): Decimal {
  return gigabytes(standardBytes)
    .times(decimal(standard))
    .plus(tieredCost(archive, gigabytes(archivedBytes)));
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
