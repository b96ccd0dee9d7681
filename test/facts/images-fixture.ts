import { exampleImages, exampleNow } from '../../src/engine/example-images.js';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import type { ImagesSubject } from '../../src/facts/images-type.js';
import type { RepositoryImages } from '../../src/model/image.js';
import { instantAt } from '../../src/model/instant.js';
import type { Knowable } from '../../src/model/unknown.js';

export const now = instantAt(exampleNow.getTime());

/** Images as an example of a rule has them. */
export const imagesOf = (example: ExampleMap): RepositoryImages => exampleImages(example);

/** Images of a repository that no pull-through cache fills, unless it is said, as rules see them. */
export const seen = (images: RepositoryImages, cached: Knowable<boolean> = false): ImagesSubject => ({ images, now, cached });
