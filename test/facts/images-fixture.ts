import fc from 'fast-check';
import { exampleImages, exampleNow } from '../../src/engine/example-images.js';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import type { Image, ImageUse, IndexManifest, RepositoryImages } from '../../src/model/image.js';
import { day, instantAt } from '../../src/model/instant.js';
import { unknown } from '../../src/model/unknown.js';

export const now = instantAt(exampleNow.getTime());

/** Images as an example of a rule has them. */
export const imagesOf = (example: ExampleMap): RepositoryImages => exampleImages(example);

const missing = unknown('not-read', 'the rest');
const noManifests = unknown('not-read', 'manifests');
const agoIn = fc.integer({ min: 0, max: 300 });
const iso = (days: number): string => new Date(now.time - days * day).toISOString();

/** One push: an image by itself, or an index with its children; whether it kept its tag, and when somebody last pulled it. */
const push = fc.record({
  children: fc.integer({ min: 0, max: 3 }),
  tagged: fc.boolean(),
  pushed: agoIn,
  pulled: fc.option(agoIn),
  pulledChild: fc.nat(3),
  inUse: fc.boolean(),
  signed: fc.boolean(),
  orphaned: fc.boolean(),
});
type Push = typeof push extends fc.Arbitrary<infer T> ? T : never;

/** A repository of which everything is known, and the same with less known of it: manifests, or part of the images. */
export interface KnownAndLess {
  readonly known: RepositoryImages;
  readonly less: RepositoryImages;
}

export const knownAndLess: fc.Arbitrary<KnownAndLess> = fc
  .tuple(fc.array(push, { maxLength: 6 }), fc.boolean(), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }))
  .map(([pushes, hidesManifests, seen]) => {
    const known = repositoryOf(pushes);
    const cut = known.images.filter((_, place) => seen[place] === true);
    const less = cut.length === known.images.length ? known : { ...known, images: cut, count: missing };
    return { known, less: { ...less, indexes: hidesManifests && known.images.some(isListed) ? noManifests : less.indexes } };
  });

function isListed({ mediaType }: Image): boolean {
  return mediaType.includes('index');
}

function repositoryOf(pushes: readonly Push[]): RepositoryImages {
  const images: Image[] = [];
  const indexes: IndexManifest[] = [];
  const use: ImageUse[] = [];
  pushes.forEach((one, place) => {
    const children = Array.from({ length: one.children }, (_, child) => imageOf(`${place}-${child}`, one, child === one.pulledChild));
    const own = { ...imageOf(`${place}`, one, true), tags: one.tagged ? [`v${place}`] : [] };
    images.push(...children);
    // An index that is gone leaves its children.
    if (children.length > 0 && one.orphaned) return;
    images.push(children.length > 0 ? { ...own, mediaType: 'application/vnd.oci.image.index.v1+json' } : own);
    if (children.length > 0) indexes.push({ digest: own.digest, children: children.map(({ digest }) => digest) });
    if (one.inUse) use.push({ digest: (children[0] ?? own).digest, inUseCount: 1, lastInUseAt: '' });
    if (one.signed)
      images.push({ ...imageOf(`${place}-s`, one, false), subject: own.digest, artifactType: 'application/vnd.cncf.notary.signature' });
  });
  return { images, count: images.length, indexes, scans: [], use };
}

function imageOf(name: string, { pushed, pulled }: Push, isPulled: boolean): Image {
  return {
    digest: `sha256:${name}`,
    tags: [],
    sizeInBytes: 1000,
    pushedAt: iso(pushed),
    lastPulledAt: pulled !== null && isPulled ? iso(Math.min(pulled, pushed)) : '',
    status: 'ACTIVE',
    lastArchivedAt: '',
    lastActivatedAt: '',
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.oci.image.config.v1+json',
    subject: '',
  };
}
