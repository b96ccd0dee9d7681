import type { Image, IndexManifest } from '../../src/model/image.ts';
import { attestationAt, cosignSignature, dockerImageAt, indexAt, notationSignature, ociImageAt } from './artifacts.ts';
import type { Draw } from './draw.ts';
import { moveTags } from './move-tags.ts';
import { pushTimes, type Rhythm } from './push-times.ts';
import type { TagScheme } from './tag-schemes.ts';

/** What builds images and pushes them to one repository. */
export interface Pipeline extends Rhythm {
  readonly tags: TagScheme;
  readonly shape: 'docker' | 'oci' | 'multi-arch';
  /** Compressed size of an image in MiB. */
  readonly mebibytes: number;
  readonly signed?: 'notation' | 'cosign';
}

/** What one push put into the repository. */
export interface Build {
  readonly at: number;
  /** What a tag names: the image, or the index. */
  readonly main: Image;
  /** The children of an index. */
  readonly children: readonly Image[];
  readonly signatures: readonly Image[];
}

/** All builds of a pipeline, the oldest first, with the tags that they have by now. */
export function buildsOf(pipeline: Pipeline, draw: Draw): readonly Build[] {
  const times = pushTimes(pipeline, draw);
  const tags = times.map((at, number) => pipeline.tags({ number, at, draw }));
  const left = moveTags(tags);
  let grown = 1;
  return times.map((at, number) => {
    // Images of one pipeline are alike: dependencies grow them, now and then somebody tidies up.
    grown = draw.chance(0.02) ? 1 : grown * (1 + (draw.share() - 0.42) / 40);
    return build(pipeline, { at, tags: left[number] ?? [], bytes: pipeline.mebibytes * grown * 2 ** 20 }, draw);
  });
}

interface Push {
  readonly at: number;
  readonly tags: readonly string[];
  readonly bytes: number;
}

function build({ shape, signed }: Pipeline, { at, tags, bytes }: Push, draw: Draw): Build {
  const children = shape === 'multi-arch' ? platforms(at, bytes, draw) : [];
  const made = shape === 'docker' ? dockerImageAt(draw, at, bytes) : ociImageAt(draw, at, bytes);
  const main = { ...(children.length > 0 ? indexAt(draw, at, children) : made), tags: [...tags] };
  const later = at + draw.between(9_000, 40_000);
  const signatures = { notation: [notationSignature], cosign: [cosignSignature], none: [] }[signed ?? 'none'];
  return { at, main, children, signatures: signatures.map((sign) => sign(draw, later, main)) };
}

/** amd64 and arm64, each with its attestation, pushed shortly before their index. */
function platforms(at: number, bytes: number, draw: Draw): readonly Image[] {
  const first = at - draw.between(3_000, 15_000);
  return [
    ociImageAt(draw, first, bytes),
    ociImageAt(draw, first + 1_000, bytes * 0.96),
    attestationAt(draw, first + 2_000),
    attestationAt(draw, first + 2_000),
  ];
}

/** What the manifests of the indexes list. */
export function manifestsOf(builds: readonly Build[]): readonly IndexManifest[] {
  return builds
    .filter(({ children }) => children.length > 0)
    .map(({ main, children }) => ({ digest: main.digest, children: children.map(({ digest }) => digest) }));
}
