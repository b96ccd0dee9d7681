import type { Image, ImageScan, ImageUse, IndexManifest, RepositoryImages, ScanFinding, ScannedImage } from '../model/image.js';
import type { ImageReference } from '../model/image-reference.js';
import { day } from '../model/instant.js';
import { type Knowable, unknown } from '../model/unknown.js';
import type { Example } from '../schema/generated/rule.js';
import { type ExampleMap, type ExampleValue, isMap, listOf, merged } from './example-inventory.js';

/** When every example takes place; times in them are days before it. */
export const exampleNow = new Date('2026-06-01T00:00:00Z');

const indexType = 'application/vnd.oci.image.index.v1+json';
const imageType = 'application/vnd.oci.image.manifest.v1+json';
const notRead = unknown('not-read', 'the images were not all read');

/** The images of an example: `images`, with `scans`, `use` and `manifests` beside them; `imagesMissing` where there are more. */
export function exampleImages(example: Example): RepositoryImages {
  const images = listOf(example['images']).map(exampleImage);
  const isWhole = example['images'] !== null && example['imagesMissing'] !== true;
  return {
    images,
    count: isWhole ? images.length : notRead,
    indexes: manifestsIn(example, images),
    scans: Object.entries(isMap(example['scans']) ? example['scans'] : {}).map(exampleScan),
    use: example['use'] === null ? unknown('access-denied', 'which images are in use') : listOf(example['use']).map(exampleUse),
  };
}

/** A name stands for a digest. */
export function exampleDigest(name: string): string {
  const hex = [...name].map((character) => (character.codePointAt(0) ?? 0).toString(16)).join('');
  return `sha256:${hex.slice(0, 64).padEnd(64, '0')}`;
}

function exampleImage(example: ExampleMap, place: number): Image {
  const { digest, pushed, pulled, activated, index, subject, signatureOf, ...rest } = example;
  const base = {
    digest: exampleDigest(typeof digest === 'string' ? digest : `image ${place}`),
    tags: typeof signatureOf === 'string' ? [`${exampleDigest(signatureOf).replace(':', '-')}.sig`] : [],
    sizeInBytes: 50_000_000,
    pushedAt: daysAgo(pushed ?? 1),
    lastPulledAt: pulled === undefined ? '' : daysAgo(pulled),
    status: 'ACTIVE',
    lastArchivedAt: '',
    lastActivatedAt: activated === undefined ? '' : daysAgo(activated),
    mediaType: index === true ? indexType : imageType,
    artifactType: index === true ? '' : 'application/vnd.oci.image.config.v1+json',
    subject: typeof subject === 'string' ? exampleDigest(subject) : '',
  };
  return merged(base, rest);
}

function daysAgo(days: ExampleValue): string {
  if (typeof days !== 'number') throw new Error(`a time in an example is a number of days before now, not ${JSON.stringify(days)}`);
  return new Date(exampleNow.getTime() - days * day).toISOString();
}

/** Manifests are not read unless the example has them; without an index there are none to read. */
function manifestsIn({ manifests }: Example, images: readonly Image[]): Knowable<readonly IndexManifest[]> {
  if (isMap(manifests))
    return Object.entries(manifests).map(([index, children]) => ({ digest: exampleDigest(index), children: digestsOf(children) }));
  return images.some(({ mediaType }) => mediaType === indexType) ? unknown('not-read', 'what the indexes list') : [];
}

function digestsOf(names: ExampleValue): string[] {
  return Array.isArray(names) ? names.map((name) => exampleDigest(String(name))) : [];
}

function exampleScan([name, scan]: [string, ExampleValue]): ScannedImage {
  const digest = exampleDigest(name);
  if (!isMap(scan)) return { digest, scan: unknown('access-denied', 'the scan of the image') };
  const { counts = {}, findings, ...rest } = scan;
  const base: ImageScan = { status: 'COMPLETE', reason: '', completedAt: '', scanner: 'enhanced', counts: {}, findings: [] };
  // The border of an example: what it counts are numbers by severity.
  const numbers = Object.fromEntries(Object.entries(isMap(counts) ? counts : {}).map(([severity, count]) => [severity, Number(count)]));
  return { digest, scan: { ...merged(base, rest), counts: numbers, findings: listOf(findings).map(exampleFinding) } };
}

function exampleFinding({ firstObserved, ...rest }: ExampleMap): ScanFinding {
  const firstObservedAt = firstObserved === undefined ? '' : daysAgo(firstObserved);
  return merged({ name: 'CVE-2026-0001', severity: 'CRITICAL', fixAvailable: '', firstObservedAt, package: 'openssl' }, rest);
}

function exampleUse({ digest, lastInUse, ...rest }: ExampleMap): ImageUse {
  return merged(
    { digest: exampleDigest(String(digest)), inUseCount: 0, lastInUseAt: lastInUse === undefined ? '' : daysAgo(lastInUse) },
    rest,
  );
}

/** What the run was told to be in use: `inUse`, each by a name of a digest, or by repository and tag. */
export function exampleReferences(example: Example): readonly ImageReference[] {
  return listOf(example['inUse']).map(({ digest, ...rest }) =>
    merged(
      {
        account: '',
        region: '',
        repository: '',
        tag: '',
        digest: typeof digest === 'string' ? exampleDigest(digest) : '',
        by: 'pod default/api',
      },
      rest,
    ),
  );
}
