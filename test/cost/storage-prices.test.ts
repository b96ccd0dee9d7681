import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { storagePricesIn } from '../../src/cost/storage-prices.js';
import { shared } from '../shared-data.js';

describe('storagePricesIn', () => {
  it.each(['us-east-1', 'eu-central-1', 'us-gov-west-1', ''])('knows the price in "%s"', (region) => {
    expect(storagePricesIn(region)).toEqual({
      standard: '0.10',
      archive: [
        { upToGb: 153_600, price: '0.10' },
        { upToGb: null, price: '0.07' },
      ],
      restore: '0.03',
    });
  });

  it.each(['cn-north-1', 'cn-northwest-1', 'us-iso-east-1', 'eusc-de-east-1', 'EU-CENTRAL-1', 'global', ' ', 'constructor'])(
    'assumes no price in "%s"',
    (region) => {
      expect(storagePricesIn(region)).toBeNull();
    },
  );

  it.skipIf(!shared.isThere)('has the regions of the price list, and no other', () => {
    const list: unknown = JSON.parse(readFileSync(shared.path('ecr', 'data', 'ecr-storage-price-by-region.json'), 'utf8'));
    const { regions } = list as { readonly regions: Readonly<Record<string, number>> };
    expect(Object.keys(regions)).toHaveLength(36);
    for (const [region, price] of Object.entries(regions)) expect(storagePricesIn(region)?.standard, region).toBe(price.toFixed(2));
  });
});
