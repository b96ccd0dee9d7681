import { describe, expect, it } from 'vitest';
import { daysAgo } from '../../fake-aws/example-place.js';
import { digestOf, makeImage, makeRepository, oneRegistry } from '../../fake-aws/make-estate.js';
import { ofKind, scannedEstate } from './scanned-estate.js';

const place = { account: '111122223333', region: 'us-east-1' };
const image = (name: string, days: number) => makeImage(name, { imageTags: [name], imagePushedAt: daysAgo(days) });
const many = Array.from({ length: 8 }, (_, index) => image(`v${index}`, 2));

const { scan, callNames } = scannedEstate(
  oneRegistry(place.account, place.region, {
    repositories: [
      makeRepository(place, 'same-second', { images: [image('old', 9), image('new', 1), image('other', 1)] }),
      makeRepository(place, 'too-many', { images: many }),
    ],
  }),
);

describe('the scans of the newest images', () => {
  it('are asked of each that was pushed in the same second, and of a few at most', async () => {
    const [both, some] = ofKind(await scan(), 'repository-end');
    expect(both?.scans.map(({ digest }) => digest).sort()).toEqual([digestOf('new'), digestOf('other')].sort());
    expect(some?.scans).toHaveLength(5);
    expect(callNames().filter((name) => name === 'ecr:DescribeImageScanFindings')).toHaveLength(7);
  });
});
