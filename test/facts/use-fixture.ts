import { exampleNow } from '../../src/engine/example-images.js';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import type { FactContext } from '../../src/facts/context.js';
import { createFacts } from '../../src/facts/facts.js';
import { isFilledByCache } from '../../src/facts/pull-through-cache.js';
import type { RepositorySubject } from '../../src/facts/repository-type.js';
import type { RepositoryInUse } from '../../src/facts/signs-of-use.js';
import type { RepositoryImages } from '../../src/model/image.js';
import type { ImageReference } from '../../src/model/image-reference.js';
import { contextOf, registryOf, repositoryOf } from './fixture.js';
import { imagesOf, seen } from './images-fixture.js';

/** A reference to an image by what a test says of it. */
export const referenceTo = (more: Partial<ImageReference>): ImageReference => ({
  account: '',
  region: '',
  repository: '',
  tag: '',
  digest: '',
  by: 'pod default/api',
  ...more,
});

/** The repository called api with the images of an example, as it is asked what is in use. */
export function inUseOf(example: ExampleMap, context: Partial<FactContext> = {}): RepositoryInUse {
  const registry = registryOf();
  const facts = createFacts(contextOf({ now: exampleNow, ...context }));
  return { repository: repositoryOf({}, registry), registry, images: imagesOf(example), facts };
}

/** A repository with that lifecycle policy and those images, which a pull-through cache fills or does not. */
export function subjectWith(
  lifecyclePolicy: unknown,
  images: RepositoryImages,
  caching: readonly unknown[] = [],
  context: Partial<FactContext> = {},
): RepositorySubject {
  const registry = registryOf({ pullThroughCacheRules: caching });
  const repository = repositoryOf({ name: 'cache/api', lifecyclePolicy }, registry);
  const facts = createFacts(contextOf({ now: exampleNow, ...context }));
  const cached = isFilledByCache(repository.name, registry);
  return { repository, registry, facts, environment: { name: '', from: '' }, images: seen(images, cached), judgedAs: undefined };
}
