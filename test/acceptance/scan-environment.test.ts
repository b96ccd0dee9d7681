import { describe, expect, it, vi } from 'vitest';
import { basicScans, webImages } from '../fake-aws/example-images.js';
import { makeRepository, oneRegistry } from '../fake-aws/make-estate.js';
import { compareOutcomes } from './compare-outcomes.js';
import { faultedScans } from './faulted-scans.js';

vi.mock('../../src/sources/aws/clock.js', () => import('./hurried-clock.js'));

const place = { account: '111122223333', region: 'us-east-1' };

/** Nothing but its tag tells that it is of production, where more is asked than elsewhere. */
const billing = makeRepository(place, 'billing', {
  images: webImages,
  scans: basicScans,
  tags: { Environment: 'prod' },
  details: { imageScanningConfiguration: { scanOnPush: true } },
});

const { clean, withFault } = await faultedScans({
  estate: oneRegistry(place.account, place.region, { repositories: [billing] }),
  account: place.account,
  scope: { regions: [place.region] },
  packs: ['enterprise'],
});

describe('a repository whose environment is told by a tag', () => {
  it('is of production', () => {
    const found = clean.findings.find(({ rule }) => rule === 'vulnerable-image');
    expect(found).toMatchObject({ outcome: 'fail', environment: { name: 'prod' } });
  });

  it('passes nothing by the terms of another environment where its tags were refused', async () => {
    const faulted = await withFault('ecr:ListTagsForResource', 'accessDenied');
    expect(compareOutcomes(clean, faulted).wrong).toEqual([]);
  });
});
