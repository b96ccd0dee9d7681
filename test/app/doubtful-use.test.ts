import { describe, expect, it } from 'vitest';
import { doubtfulUse } from '../../src/app/doubtful-use.js';
import { openCliInventory } from '../../src/app/open-cli-inventory.js';
import { simulateLifecycle } from '../../src/app/simulate.js';
import { notInUse, type UseTest } from '../../src/facts/use-test.js';
import { simulate } from '../../src/lifecycle/simulation/simulate.js';
import { unknown } from '../../src/model/unknown.js';
import { policyOf, prefixes, pushed, rule, textOf } from '../lifecycle/policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from '../lifecycle/simulation/repository-fixture.js';

const policy = [rule(1, prefixes('v'), pushed(7))];
const doubt = (detail: string) => ({ by: [], doubt: unknown('not-told', detail) });

describe('images that go and may be in use', () => {
  const images = [
    imageOf('goes', { tags: ['v1'], pushedAt: daysAgo(30) }),
    imageOf('goes-too', { tags: ['v2'], pushedAt: daysAgo(20) }),
    imageOf('signature', { subject: 'goes', pushedAt: daysAgo(30) }),
    imageOf('stays', { tags: ['main'], pushedAt: daysAgo(30) }),
  ];
  const simulation = simulate(policyOf(...policy), repositoryOf(images), { now });
  const toldOf = (use: UseTest) =>
    doubtfulUse(simulation, use).map(({ message, images: open }) => [message, open.map(({ digest }) => digest)]);

  it('are told with what goes along, an entry for each reason, and none that stays', () => {
    const told = toldOf(({ digest }) => doubt(digest === 'goes-too' ? 'two' : 'one'));
    expect(told).toEqual([
      ['it is not known of some images that go whether they are in use: one', ['signature', 'goes']],
      ['it is not known of some images that go whether they are in use: two', ['goes-too']],
    ]);
  });

  it('are none where it is known, one way or the other', () => {
    expect(toldOf(() => notInUse)).toEqual([]);
    expect(toldOf(() => ({ by: ['pod default/api'], doubt: null }))).toEqual([]);
  });
});

describe('an index that goes, of which a child was pulled', () => {
  const day = 86_400;
  const at = now / 1_000;
  const imageDetails = [
    { imageDigest: 'sha256:c', imageSizeInBytes: 5, imagePushedAt: at - 90 * day, lastRecordedPullTime: at - day },
    {
      imageDigest: 'sha256:i',
      imageTags: ['v1'],
      imageSizeInBytes: 5,
      imagePushedAt: at - 89 * day,
      imageManifestMediaType: 'application/vnd.oci.image.index.v1+json',
    },
  ];
  const manifest = JSON.stringify({
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ digest: 'sha256:c' }],
  });
  const answer = { images: [{ imageId: { imageDigest: 'sha256:i' }, imageManifest: manifest }], failures: [] };
  const simulated = (manifests: readonly object[]) =>
    simulateLifecycle(
      openCliInventory({
        images: [{ name: 'i.json', text: JSON.stringify({ imageDetails }) }],
        manifests: manifests.map((one) => ({ name: 'm.json', text: JSON.stringify(one) })),
        takenAt: new Date(now),
      }),
      { policy: { name: 'p.json', text: textOf(...policy) } },
    );

  it('may be in use where its manifest is not given, and is told so with the flag that gives it', async () => {
    const [told] = (await simulated([])).simulation ?? [];
    expect(told?.actions.map(({ imageDigest, inUse }) => [imageDigest, inUse])).toEqual([['sha256:i', false]]);
    const open = told?.uncertain.filter(({ code }) => code === 'use-not-known');
    expect(open).toMatchObject([{ images: 1, imageDigests: ['sha256:i'], assumed: 'they are not' }]);
    expect(open?.[0]?.message).toMatch(/manifests were not read \(--manifests FILE gives them\)$/);
  });

  it('is in use where it is given', async () => {
    const [told] = (await simulated([answer])).simulation ?? [];
    expect(told?.actions.map(({ inUse }) => inUse)).toEqual([true]);
    expect(told?.uncertain.filter(({ code }) => code === 'use-not-known')).toEqual([]);
  });
});
