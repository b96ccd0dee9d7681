import { expect, it } from 'vitest';
import { openCliInventory } from '../../src/app/open-cli-inventory.js';
import { simulateLifecycle } from '../../src/app/simulate.js';
import { outcomeWords } from '../../src/reporters/simulation-words.js';

const index = `sha256:${'1'.repeat(64)}`;
const [amd, arm] = ['2', '3'].map((digit) => `sha256:${digit.repeat(64)}`);
const gib = 2 ** 30;
const image = (imageDigest: string | undefined, more: object) => ({
  registryId: '111122223333',
  repositoryName: 'api',
  imageDigest,
  imageSizeInBytes: gib,
  imagePushedAt: '2026-11-01T00:00:00Z',
  imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
  ...more,
});
const listType = 'application/vnd.oci.image.index.v1+json';
const details = [image(amd, {}), image(arm, {}), image(index, { imageTags: ['v1'], imageManifestMediaType: listType })];
const manifest = JSON.stringify({ schemaVersion: 2, mediaType: listType, manifests: [{ digest: amd }, { digest: arm }] });
const listed = {
  registryId: '111122223333',
  repositoryName: 'api',
  imageId: { imageDigest: index },
  imageManifest: manifest,
  imageManifestMediaType: listType,
};

it('tells what later runs take of what indexes hold that go now, since the run itself frees next to nothing', async () => {
  const selection = { tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 };
  const records = openCliInventory({
    images: [{ name: 'images.json', text: JSON.stringify({ imageDetails: details }) }],
    manifests: [{ name: 'manifests.json', text: JSON.stringify({ images: [listed], failures: [] }) }],
    takenAt: new Date('2026-11-21T12:00:00Z'),
  });
  const policy = { name: 'policy.json', text: JSON.stringify({ rules: [{ rulePriority: 1, selection, action: { type: 'expire' } }] }) };
  const [simulation] = (await simulateLifecycle(records, { policy })).simulation ?? [];
  expect(simulation).toMatchObject({
    actions: [{ imageDigest: index, bytes: 0 }],
    bytesFreed: 0,
    laterRuns: { images: 2, bytesFreed: 2 * gib, bytesArchived: 0, monthlySaving: '0.20' },
  });
  if (simulation === undefined) throw new Error('nothing was simulated');
  expect(outcomeWords(simulation)).toContain('later runs take 2 more, which indexes hold that go now (at most 2.0 GiB, 0.20 USD a month)');
});
