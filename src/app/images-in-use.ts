import type { FactContext } from '../facts/context.js';
import type { ImageReference } from '../model/image-reference.js';
import type { Notice } from '../model/planned-estate.js';
import { unknown } from '../model/unknown.js';
import type { Incomplete } from '../schema/generated/report.js';
import type { TextFile } from '../schema/json-file.js';
import { readImagesInUse } from '../sources/in-use/read-images-in-use.js';

/** What a run is told of images in use. */
export interface ToldInUse {
  readonly references: readonly ImageReference[];
  readonly notices: readonly Notice[];
  /** What these files do not name, though it may run. */
  readonly incomplete: readonly Incomplete[];
}

/** Reads the files of `--in-use`. @throws EcrAuditError (`in-use-invalid`) with `file:line:column`. */
export function toldInUse(files: readonly TextFile[]): ToldInUse {
  const read = files.map((file) => ({ name: file.name, ...readImagesInUse(file) }));
  return {
    references: read.flatMap(({ references }) => references),
    notices: read.flatMap(({ notices }) => notices),
    incomplete: read.flatMap(({ name, missing }) => missing.map((one) => ({ ...one, where: name }))),
  };
}

/** What facts know of it: a list of what runs that is not whole leaves open whether anything else runs. */
export function inUseContext({ references, incomplete: [first] }: ToldInUse): Pick<FactContext, 'imagesInUse' | 'imagesInUseMissing'> {
  if (first === undefined) return { imagesInUse: references };
  return {
    imagesInUse: references,
    imagesInUseMissing: unknown('not-read', `whether something else runs it: ${first.where}: ${first.why}`),
  };
}
