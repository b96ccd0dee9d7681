import { isObject } from '../../model/event-matcher.js';
import { isIndex } from '../../model/image.js';
import { childrenIn } from '../../model/index-manifest.js';
import { parsedJson } from '../../model/parsed-json.js';
import { readJsonFile, type TextFile } from '../../schema/json-file.js';
import { below, hasMember, itemsOf, type JsonPlace, misfitAt, textOf, wholeOf } from '../../schema/json-place.js';
import { areAnswers, oneAnswerAFile } from './other-output.js';
import { wantedManifests } from './wanted-output.js';

/** What answers of batch-get-image tell of indexes. What a digest names never changes, so that the repository does not matter. */
export interface Manifests {
  /** By the digest of an index, the digests that it lists. Manifests that are no index are passed over. */
  readonly indexes: ReadonlyMap<string, readonly string[]>;
  readonly failures: readonly ManifestFailure[];
}

/** A manifest that the service did not give. */
export interface ManifestFailure {
  /** Empty where only a tag was asked for. */
  readonly digest: string;
  readonly tag: string;
  /** As the service has it: ImageNotFound … */
  readonly code: string;
}

/**
 * Reads what `aws ecr batch-get-image` prints.
 *
 * @throws EcrAuditError (`cli-output-invalid`) with `file:line:column`.
 */
export function readManifests(files: readonly TextFile[]): Manifests {
  const indexes = new Map<string, readonly string[]>();
  const failures: ManifestFailure[] = [];
  for (const file of files) {
    const answer = answerIn(file);
    for (const image of itemsOf(below(answer, 'images'))) addIndex(image, indexes);
    failures.push(...itemsOf(below(answer, 'failures')).map(failureIn));
  }
  return { indexes, failures };
}

function answerIn(file: TextFile): JsonPlace {
  const answer = wholeOf(readJsonFile(file, wantedManifests));
  if (areAnswers(answer.value, wantedManifests)) {
    throw answer.file.refuse([], 'is a list of answers, as jq -s makes one of several', oneAnswerAFile(wantedManifests));
  }
  if (!isObject(answer.value)) throw misfitAt(answer, `${wantedManifests.expected}, an object with images`);
  if (hasMember(answer, 'imageDetails')) throw answer.file.refuse(['imageDetails'], 'is what describe-images prints: expected manifests');
  if (!hasMember(answer, 'images')) throw misfitAt(below(answer, 'images'), 'a list of images');
  return answer;
}

function addIndex(image: JsonPlace, indexes: Map<string, readonly string[]>): void {
  const children = listedBy(image);
  if (children === undefined) return;
  const named = below(image, 'imageId', 'imageDigest');
  const digest = textOf(named);
  if (digest === '') throw misfitAt(named, 'the digest of the index');
  if (!areSame(indexes.get(digest) ?? children, children)) {
    const { file, path } = below(image, 'imageManifest');
    throw file.refuse(path, `lists other images than another manifest of ${digest}`);
  }
  indexes.set(digest, children);
}

/** The digests that a manifest lists; undefined for that of an image. */
function listedBy(image: JsonPlace): readonly string[] | undefined {
  const text = below(image, 'imageManifest');
  const mediaType = textOf(below(image, 'imageManifestMediaType'));
  const manifest = parsedJson(textOf(text));
  if (!isObject(manifest)) throw misfitAt(text, 'a manifest as a text of JSON');
  if (!('manifests' in manifest) && !isIndex({ mediaType })) return undefined;
  const digests = childrenIn(manifest);
  if (digests === undefined) throw misfitAt(text, 'an index with the digest of each image in it');
  return digests;
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [new Set(one), new Set(other)];
  return a.size === b.size && one.every((digest) => b.has(digest));
}

function failureIn(failure: JsonPlace): ManifestFailure {
  if (!isObject(failure.value)) throw misfitAt(failure, 'a failure');
  return {
    digest: textOf(below(failure, 'imageId', 'imageDigest')),
    tag: textOf(below(failure, 'imageId', 'imageTag')),
    code: textOf(below(failure, 'failureCode')),
  };
}
