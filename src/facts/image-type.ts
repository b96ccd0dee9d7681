import { type Image, isIndex } from '../model/image.js';
import { day, dayOf, type Instant } from '../model/instant.js';
import { type Knowable, unknown, whenKnown } from '../model/unknown.js';
import { sizeInWords } from './image-list.js';
import { imageScansType, scansOf } from './image-scans.js';
import { isSigned } from './image-signature.js';
import type { ImagesSubject } from './images-type.js';
import { field, objectField, objectType } from './object-type.js';

/** An image in its repository; unknown where it cannot be told which one it is. */
export interface ImageSubject extends ImagesSubject {
  readonly image: Knowable<Image>;
}

export const imageType = objectType<ImageSubject>('Image', 'An image that somebody can pull.', {
  digest: field('string', 'Digest of its manifest.', ({ image }) => whenKnown(image, ({ digest }) => digest)),
  tags: field('list<string>', 'Its tags.', ({ image }) => whenKnown(image, ({ tags }) => tags)),
  sizeInBytes: field('double', 'Compressed size; of an index that of its largest child.', ({ image }) =>
    whenKnown(image, ({ sizeInBytes }) => sizeInBytes),
  ),
  size: field('string', 'The same for a message: 3.4 GiB.', ({ image }) => whenKnown(image, ({ sizeInBytes }) => sizeInWords(sizeInBytes))),
  pushedAt: field('string', 'When it was pushed, UTC.', ({ image }) => whenKnown(image, ({ pushedAt }) => pushedAt)),
  pushedOn: field('string', 'The day of its push, UTC, for a message.', ({ image }) => whenKnown(image, ({ pushedAt }) => dayOf(pushedAt))),
  ageInDays: field('double', 'Days since the push.', ({ image, now }) => whenKnown(image, ({ pushedAt }) => daysSince(pushedAt, now))),
  lastPulledAt: field('string', 'When it was last pulled, good to 24 hours, UTC; "" where no pull was recorded.', ({ image }) =>
    whenKnown(image, ({ lastPulledAt }) => lastPulledAt),
  ),
  isIndex: field('bool', 'It is an index of images, one a platform.', ({ image }) => whenKnown(image, isIndex)),
  mediaType: field('string', 'Media type of the manifest.', ({ image }) => whenKnown(image, ({ mediaType }) => mediaType)),
  artifactType: field('string', 'Artifact media type; may be "".', ({ image }) => whenKnown(image, ({ artifactType }) => artifactType)),
  signed: field('bool', 'The repository has a signature of it.', ({ image, images }) => whenKnown(image, (one) => isSigned(one, images))),
  scan: objectField(imageScansType, 'Its vulnerability scan, which is read of the newest images alone.', ({ image, ...subject }) =>
    whenKnown(image, (one) => scansOf(one, subject)),
  ),
});

function daysSince(text: string, now: Instant): Knowable<number> {
  const time = Date.parse(text);
  return Number.isNaN(time) ? unknown('ambiguous', `"${text}" is no instant`) : (now.time - time) / day;
}
