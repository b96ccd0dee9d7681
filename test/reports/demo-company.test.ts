import { describe, expect, it } from 'vitest';
import { afterLifecycle } from '../../scripts/demo/lifecycle-run.js';
import { takenAt } from '../../scripts/demo/moment.js';
import { demoInventory } from '../../scripts/demo-inventory.js';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.js';
import { actionOn } from '../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../src/lifecycle/simulation/simulate.js';
import { type Image, type IndexManifest, isIndex } from '../../src/model/image.js';
import type { Repository } from '../../src/model/inventory.js';
import { isUnknown } from '../../src/model/unknown.js';

interface Held {
  readonly repository: Repository;
  readonly images: readonly Image[];
  readonly indexes: readonly IndexManifest[];
}

/** The repositories with what is in them. */
function readCompany(): readonly Held[] {
  const held: Held[] = [];
  let images: readonly Image[] = [];
  let repository: Repository | null = null;
  for (const record of demoInventory()) {
    if (record.record === 'repository') [repository, images] = [record.repository, []];
    if (record.record === 'images') images = [...images, ...record.images];
    if (record.record === 'repository-end' && repository !== null)
      held.push({ repository, images, indexes: isUnknown(record.indexes) ? [] : record.indexes });
  }
  return held;
}

/** Policies that were put an hour before the inventory was taken. */
const newPolicies = new Set(
  ['production-parcel-tariffs', 'production-parcel-returns'].map((name) => `arn:aws:ecr:eu-central-1:111122223333:repository/${name}`),
);
const now = Date.parse(takenAt);
const company = readCompany();
const named = company.map((held) => [String(held.repository.arn), held] as const);

describe('what the demo says of a repository could be true', () => {
  it.each(named)('%s: digests and tags are of one image each', (_, { images }) => {
    const digests = images.map(({ digest }) => digest);
    const tags = images.flatMap((image) => image.tags);
    expect(new Set(digests).size).toBe(digests.length);
    expect(new Set(tags).size).toBe(tags.length);
    expect(digests.filter((digest) => !/^sha256:[0-9a-f]{64}$/.test(digest))).toEqual([]);
  });

  it.each(named)('%s: made, pushed, pulled and archived in that order, and before it was read', (_, { repository, images }) => {
    for (const { pushedAt, lastPulledAt, lastArchivedAt, status } of images) {
      expect(pushedAt > String(repository.createdAt) && pushedAt < takenAt).toBe(true);
      expect(lastPulledAt === '' || (lastPulledAt >= pushedAt && lastPulledAt < takenAt)).toBe(true);
      expect(lastArchivedAt !== '').toBe(status === 'ARCHIVED');
      expect(lastArchivedAt === '' || (lastArchivedAt > pushedAt && lastArchivedAt >= lastPulledAt && lastArchivedAt < takenAt)).toBe(true);
    }
  });

  it.each(named)('%s: an index has its children, and the size of the largest', (_, { images, indexes }) => {
    const byDigest = new Map(images.map((image) => [image.digest, image]));
    const listed = indexes.map(({ digest }) => digest).sort();
    expect(listed).toEqual(images.flatMap((image) => (isIndex(image) ? [image.digest] : [])).sort());
    for (const { digest, children } of indexes) {
      const sizes = children.map((child) => byDigest.get(child)?.sizeInBytes ?? Number.NaN);
      expect(byDigest.get(digest)?.sizeInBytes).toBe(Math.max(...sizes));
    }
  });

  it.each(named)('%s: a signature has its subject', (_, { images }) => {
    const digests = new Set(images.map(({ digest }) => digest));
    expect(images.filter(({ subject }) => subject !== '' && !digests.has(subject))).toEqual([]);
  });

  it.each(named)('%s: its lifecycle policy has nothing left to do, unless it is new', (arn, { repository, images, indexes }) => {
    const { text } = repository.lifecyclePolicy;
    const left = text === '' ? images : afterLifecycle(images, indexes, String(text));
    expect(left.length === images.length && left.every((image, at) => image === images[at])).toBe(!newPolicies.has(arn));
  });

  it.each(named)('%s: the simulator, which the demo is not made with, says so too', (arn, { repository, images, indexes }) => {
    const reading = readLifecyclePolicy(String(repository.lifecyclePolicy.text));
    const { fates } = simulate(reading.valid ? reading.policy : { rules: [] }, { images, indexes, complete: true }, { now });
    expect(fates.some((fate) => actionOn(fate) !== null)).toBe(newPolicies.has(arn));
  });
});

describe('the estates of the demo', () => {
  const imagesOf = (arn: string): readonly Image[] => company.find(({ repository }) => repository.arn === arn)?.images ?? [];

  it('have copies of what is replicated, digest for digest, that keep what the original has expired', () => {
    const original = imagesOf('arn:aws:ecr:eu-central-1:111122223333:repository/kestrel-apps/production');
    const copy = imagesOf('arn:aws:ecr:us-east-1:111122223333:repository/kestrel-apps/production');
    const copied = new Set(copy.map(({ digest }) => digest));
    expect(original.length).toBeGreaterThan(10);
    expect(original.filter(({ digest }) => !copied.has(digest))).toEqual([]);
    expect(copy.length).toBeGreaterThan(5 * original.length);
  });

  it('have archived images, images that nobody ever pulled, signatures of both kinds and attestations', () => {
    const all = company.flatMap(({ images }) => images);
    const share = (test: (image: Image) => boolean): number => all.filter(test).length / all.length;
    expect(share(({ status }) => status === 'ARCHIVED')).toBeGreaterThan(0.01);
    expect(share(({ lastPulledAt }) => lastPulledAt === '')).toBeGreaterThan(0.25);
    expect(share(({ subject }) => subject !== '')).toBeGreaterThan(0);
    expect(share(({ tags }) => tags.some((tag) => tag.endsWith('.sig')))).toBeGreaterThan(0);
    expect(share(({ artifactType }) => artifactType.includes('attestation'))).toBeGreaterThan(0.05);
  });

  it('have images of the sizes that real ones have', () => {
    const sizes = company.flatMap(({ images }) => images.map(({ sizeInBytes }) => sizeInBytes / 2 ** 20)).sort((a, b) => a - b);
    const at = (share: number): number => sizes[Math.floor(share * sizes.length)] ?? 0;
    expect(at(0.5)).toBeGreaterThan(80);
    expect(at(0.5)).toBeLessThan(220);
    expect(at(0.99)).toBeGreaterThan(2_000);
    expect(at(0.9999)).toBeGreaterThan(10_240);
  });

  it('are the same in every run', () => {
    expect(demoInventory()).toEqual(demoInventory());
  });
});
