import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image, IndexManifest } from '../../../src/model/image.js';
import { daysAgo, imageOf } from '../simulation/repository-fixture.js';

/** What pushes one image after another, at an even pace until now. */
export interface Pipeline {
  readonly name: string;
  /** Days between two pushes. */
  readonly every: number;
  readonly pushes: number;
  /** Untagged where it is left out. */
  readonly tag?: string;
  /** Children of the index that each push is; 0 for a plain image. */
  readonly children?: number;
  readonly signed?: boolean;
  readonly bytes?: number;
  /** Days since the last push; half the time between two by default. */
  readonly since?: number;
}

export const indexType = 'application/vnd.oci.image.index.v1+json';

/** What pipelines have pushed, of which everything is still there. */
export function pushedBy(...pipelines: readonly Pipeline[]): SimulatedRepository {
  const pushes = pipelines.flatMap((pipeline) => Array.from({ length: pipeline.pushes }, (_, number) => pushOf(pipeline, number)));
  return { images: pushes.flatMap(({ images }) => images), indexes: pushes.flatMap(({ indexes }) => indexes), complete: true };
}

function pushOf(pipeline: Pipeline, number: number): { readonly images: readonly Image[]; readonly indexes: readonly IndexManifest[] } {
  const { name, every, tag, children: count = 0, signed = false, bytes = 1_000, since = every / 2 } = pipeline;
  const at = since + number * every;
  const digest = `sha256:${name}-${number}`;
  const children = Array.from({ length: count }, (_, child) =>
    imageOf(`${digest}-child-${child}`, { pushedAt: daysAgo(at + 1e-5), sizeInBytes: bytes }),
  );
  const main = imageOf(digest, {
    tags: tag === undefined ? [] : [`${tag}${number}`],
    pushedAt: daysAgo(at),
    sizeInBytes: bytes,
    ...(count > 0 ? { mediaType: indexType } : {}),
  });
  const signature = imageOf(`${digest}-signature`, { pushedAt: daysAgo(at), subject: digest, sizeInBytes: 10 });
  return {
    images: [...children, main, ...(signed ? [signature] : [])],
    indexes: count > 0 ? [{ digest, children: children.map((child) => child.digest) }] : [],
  };
}
