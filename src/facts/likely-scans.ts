import { type Image, type ImageScan, likelyChildren } from '../model/image.js';
import { compareInstants, laterOf } from '../model/instant.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { indexesAmong } from './image-survey.js';
import type { ImagesSubject } from './images-type.js';

/**
 * The scans of the images that an index probably lists, where its manifest was not read. A scan is unknown where the image may
 * as well belong to another index: one that was pushed after it too, or any at all in a pull-through cache.
 */
export function likelyScans(index: Image, { images, cached }: ImagesSubject): readonly Knowable<ImageScan>[] {
  const scans = new Map(images.scans.map(({ digest, scan }) => [digest, scan]));
  const scanned = images.images.filter(({ digest }) => scans.has(digest));
  const others = indexesAmong(images).filter(({ digest }) => digest !== index.digest);
  const last = others.length === 0 ? null : others.map(({ pushedAt }) => pushedAt).reduce(laterOf);
  const isCertain = ({ pushedAt }: Image) => cached === false && (last === null || compareInstants(last, pushedAt) < 0);
  const cause = isUnknown(images.indexes) ? images.indexes.unknown : 'not-read';
  const unclear = unknown(
    cause,
    'whether the index lists an image that may as well belong to another one: manifests were not read (--read-manifests reads them)',
  );
  return likelyChildren(index, scanned).flatMap((child) => (isCertain(child) ? (scans.get(child.digest) ?? []) : unclear));
}
