import type { FakeRegion } from './estate.js';
import { basicScans, webImages } from './example-images.js';
import { daysAgo, examplePlace } from './example-place.js';
import { lifecycles, policies } from './example-policies.js';
import { emptyRegion, makeImage, makeRepository } from './make-estate.js';

const place = examplePlace.eu;

/** Basic scanning by the flag of each repository, and the copies of what the other region replicates. */
export const euRegistry: FakeRegion = {
  ...emptyRegion,
  repositories: [
    makeRepository(place, 'prod/api', {
      details: { createdAt: daysAgo(100) },
      images: [makeImage('api index', { imagePushedAt: daysAgo(3), imageTags: ['v2.0.0'] })],
    }),
    makeRepository(place, 'uat/web', {
      details: { imageTagMutability: 'IMMUTABLE', imageScanningConfiguration: { scanOnPush: true } },
      images: webImages,
      scans: basicScans,
      lifecyclePolicy: lifecycles.untaggedAndAny,
      policy: policies.ownAccount,
      tags: { Environment: 'uat' },
    }),
  ],
  accountSettings: { ...emptyRegion.accountSettings, REGISTRY_POLICY_SCOPE: 'V1' },
};
