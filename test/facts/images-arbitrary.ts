import fc from 'fast-check';
import type { ImagesSubject } from '../../src/facts/images-type.js';
import { type Image, type ImageUse, type IndexManifest, isIndex, type RepositoryImages } from '../../src/model/image.js';
import { day } from '../../src/model/instant.js';
import { unknown } from '../../src/model/unknown.js';
import { now } from './images-fixture.js';

const missing = unknown('not-read', 'the rest');
const noManifests = unknown('not-read', 'manifests');
const noRules = unknown('access-denied', 'pull-through cache rules');
// Few days, so that several are pushed in the same second, and pulled before and after what the questions are about.
const agoIn = fc.oneof(fc.constantFrom(20, 100, 101, 120), fc.integer({ min: 0, max: 300 }));
const pulledIn = fc.constantFrom(1, 95, 110);
const iso = (days: number): string => new Date(now.time - days * day).toISOString();

/** One push: an image by itself, or an index with its children; whether it kept its tag, what became of it, and when somebody last pulled it. */
const push = fc.record({
  children: fc.integer({ min: 0, max: 3 }),
  tagged: fc.boolean(),
  pushed: agoIn,
  pulled: fc.option(pulledIn),
  pulledChild: fc.integer({ min: -1, max: 3 }),
  inUse: fc.boolean(),
  signature: fc.constantFrom('', 'application/vnd.cncf.notary.signature', 'application/vnd.dev.sigstore.bundle.v0.3+json'),
  taggedSignature: fc.boolean(),
  status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ARCHIVED', 'ACTIVATING'),
  // Archiving an index leaves its children where they are.
  childStatus: fc.constantFrom('ACTIVE', 'ACTIVE', 'ARCHIVED'),
  signatureStatus: fc.constantFrom('ACTIVE', 'ARCHIVED'),
  sizeInBytes: fc.constantFrom(999, 1000, 1001),
  orphaned: fc.boolean(),
});
type Push = typeof push extends fc.Arbitrary<infer T> ? T : never;

/** A repository of which everything is known, and the same with less known of it: manifests, statuses, cache rules, or part of the images. */
export interface KnownAndLess {
  readonly known: ImagesSubject;
  readonly less: ImagesSubject;
}

/** What is taken away of what is known. */
const loss = fc.record({
  manifests: fc.boolean(),
  cacheRules: fc.boolean(),
  images: fc.option(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), { freq: 1 }),
  statuses: fc.oneof(fc.constant([]), fc.array(fc.boolean(), { maxLength: 40 })),
});
type Loss = typeof loss extends fc.Arbitrary<infer T> ? T : never;

export const knownAndLess: fc.Arbitrary<KnownAndLess> = fc
  .tuple(fc.array(push, { maxLength: 6 }), fc.boolean(), loss)
  .map(([pushes, cached, lost]) => {
    const known = { images: repositoryOf(pushes, cached), now, cached };
    return { known, less: { images: without(known.images, lost), now, cached: lost.cacheRules ? noRules : cached } };
  });

function without(known: RepositoryImages, { manifests, images: kept, statuses }: Loss): RepositoryImages {
  const changed = known.images.map((image, place) => (statuses[place] === true ? { ...image, status: 'FROZEN' } : image));
  const images = changed.filter((_, place) => kept === null || kept[place] === true);
  // A source reads no manifest of what cannot be pulled.
  const readable = new Set(known.images.filter(({ status }) => status === 'ACTIVE').map(({ digest }) => digest));
  const read = typeof known.indexes === 'object' && 'unknown' in known.indexes ? [] : known.indexes;
  return {
    ...known,
    images,
    count: images.length === known.images.length ? known.count : missing,
    indexes: manifests && known.images.some(isIndex) ? noManifests : read.filter(({ digest }) => readable.has(digest)),
  };
}

function repositoryOf(pushes: readonly Push[], cached: boolean): RepositoryImages {
  const images: Image[] = [];
  const indexes: IndexManifest[] = [];
  const use: ImageUse[] = [];
  pushes.forEach((one, place) => {
    const { pushed, tagged, signature } = one;
    // A pull-through cache stores the children when somebody pulls them.
    const stored = cached ? Math.max(0, pushed - 3) : pushed;
    const children = Array.from({ length: one.children }, (_, child) =>
      imageOf(`${place}-${child}`, { ...one, pushed: stored, status: one.childStatus }, child === one.pulledChild),
    );
    const own = { ...imageOf(`${place}`, one, one.pulledChild < 0), tags: tagged ? [`v${place}`] : [] };
    images.push(...children);
    // An index that is gone leaves its children.
    if (children.length > 0 && one.orphaned) return;
    images.push(children.length > 0 ? { ...own, mediaType: 'application/vnd.oci.image.index.v1+json' } : own);
    if (children.length > 0) indexes.push({ digest: own.digest, children: children.map(({ digest }) => digest) });
    if (one.inUse) use.push({ digest: (children[0] ?? own).digest, inUseCount: 1, lastInUseAt: '' });
    if (signature === '') return;
    const tags = one.taggedSignature ? [`proof-of-v${place}`] : [];
    const sign = { subject: own.digest, artifactType: signature, status: one.signatureStatus, tags };
    images.push({ ...imageOf(`${place}-s`, one, false), ...sign });
  });
  return { images, count: images.length, indexes, scans: [], use };
}

function imageOf(name: string, { pushed, pulled, status, sizeInBytes }: Push, isPulled: boolean): Image {
  return {
    digest: `sha256:${name}`,
    tags: [],
    sizeInBytes,
    pushedAt: iso(pushed),
    lastPulledAt: pulled !== null && isPulled ? iso(Math.min(pulled, pushed)) : '',
    status,
    lastArchivedAt: '',
    lastActivatedAt: '',
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.oci.image.config.v1+json',
    subject: '',
  };
}
