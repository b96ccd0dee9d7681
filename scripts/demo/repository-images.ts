import type { Image, IndexManifest } from '../../src/model/image.ts';
import { type Draw, drawFor } from './draw.ts';
import { afterLifecycle } from './lifecycle-run.ts';
import { daysAgo, instant } from './moment.ts';
import { type Build, buildsOf, manifestsOf } from './pipeline.ts';
import { type Place, registryKey } from './places.ts';
import { withPulls } from './pulls.ts';
import type { DemoRepository } from './repository.ts';

/** What is in a repository. */
export interface Contents {
  /** The oldest push first. */
  readonly images: readonly Image[];
  readonly indexes: readonly IndexManifest[];
}

/** The images of a repository: what its pipelines pushed, was pulled, and its lifecycle policy has left. */
export function imagesIn(repository: DemoRepository, place: Place): Contents {
  const builds = buildsIn(repository, place);
  const manifests = manifestsOf(builds);
  const lost = new Set(repository.lostIndexes ? manifests.map(({ digest }) => digest) : []);
  const pushed = builds
    .flatMap(({ main, children, signatures }) => [...children, main, ...signatures])
    .filter(({ digest }) => !lost.has(digest));
  const { lifecycle, isLifecycleNew = false } = repository;
  const left = lifecycle === undefined || isLifecycleNew ? pushed : afterLifecycle(pushed, manifests, lifecycle);
  const images = [...left].sort((a, b) => (a.pushedAt === b.pushedAt ? 0 : a.pushedAt < b.pushedAt ? -1 : 1));
  const there = new Set(images.filter(({ status }) => status === 'ACTIVE').map(({ digest }) => digest));
  return { images, indexes: manifests.filter(({ digest }) => there.has(digest)) };
}

function buildsIn({ name, pipelines, pulledBy, copy }: DemoRepository, place: Place): readonly Build[] {
  const origin = copy?.of ?? registryKey(place);
  const own = drawFor(`${registryKey(place)}/${name}`);
  return pipelines.flatMap((pipeline, at) => {
    const built = buildsOf(pipeline, drawFor(`${origin}/${name}/${at}`));
    return withPulls(copy === undefined ? built : copied(built, copy.since, own), pulledBy, own);
  });
}

/** Replication takes what is pushed from the day it is switched on, and is done within minutes. */
function copied(builds: readonly Build[], since: number, draw: Draw): readonly Build[] {
  const recent = builds.filter(({ at }) => at > daysAgo(since));
  return recent.map((build) => {
    const delay = draw.between(20_000, 400_000);
    const arrived = (image: Image): Image => ({ ...image, pushedAt: instant(Date.parse(image.pushedAt) + delay) });
    return {
      at: build.at + delay,
      main: arrived(build.main),
      children: build.children.map(arrived),
      signatures: build.signatures.map(arrived),
    };
  });
}
