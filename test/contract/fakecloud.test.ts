import { describe, expect, it } from 'vitest';
import { filledEmulator } from './filled-emulator.js';
import { noRecords, readRegion } from './records.js';

const fakecloud = await filledEmulator('fakecloud');

describe.skipIf(fakecloud === undefined)('the source against fakecloud', async () => {
  const { invalid, of } =
    fakecloud === undefined
      ? noRecords
      : await readRegion(fakecloud.endpoint, { keys: { id: 'test', secret: 'test' }, readManifests: true });
  const registry = of('registry')[0]?.registry;
  const digests = fakecloud?.digests ?? {};

  it('gives records that the schema takes', () => {
    expect(invalid).toEqual([]);
  });

  it('reads the settings that moto lacks', () => {
    expect(registry).toMatchObject({
      pullThroughCacheRules: [
        {
          prefix: 'docker-hub',
          upstreamRegistryUrl: 'registry-1.docker.io',
          credentialArn: expect.stringContaining('ecr-pullthroughcache'),
        },
        { prefix: 'github', upstreamRegistryUrl: 'ghcr.io', credentialArn: '' },
      ],
      creationTemplates: [{ prefix: 'docker-hub', lifecyclePolicy: { present: true }, resourceTags: { Team: 'platform' } }],
      signingRules: [{ filters: ['prod/*'] }],
      policies: [{ present: false }],
    });
    expect(registry?.accountSettings).toContainEqual({ name: 'REGISTRY_POLICY_SCOPE', value: 'V2', address: '' });
  });

  it('takes a list of another shape than the service gives for unread', () => {
    expect(registry?.pullTimeExclusions).toMatchObject({ unknown: 'not-read' });
  });

  it('reads archived images, what refers to an image, and what an index lists', () => {
    const images = of('images').flatMap((page) => page.images);
    const byDigest = (name: string) => images.find(({ digest }) => digest === digests[name]);
    expect(images).toHaveLength(4);
    expect(byDigest('archived')).toMatchObject({ status: 'ARCHIVED', lastArchivedAt: expect.stringMatching(/Z$/) });
    expect(byDigest('signature')).toMatchObject({ subject: digests['index'] });
    const end = of('repository-end').find(({ images: count }) => count === 4);
    expect(end?.indexes).toEqual([{ digest: digests['index'], children: [digests['child']] }]);
  });

  it('reads the key', () => {
    const repository = of('repository').find((record) => record.repository.name === 'prod/api')?.repository;
    expect(repository?.encryption).toMatchObject({ type: 'KMS', keyManager: 'customer', keyState: 'Enabled' });
  });
});
