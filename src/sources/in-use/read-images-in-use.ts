import { isObject } from '../../model/event-matcher.js';
import type { ImageReference } from '../../model/image-reference.js';
import type { Notice } from '../../model/planned-estate.js';
import { readJsonFile, type TextFile, withoutMark } from '../../schema/json-file.js';
import { below, itemsOf, type JsonPlace, misfitAt, textOf, wholeOf } from '../../schema/json-place.js';
import { addEcs, isEcs } from './ecs-tasks.js';
import { addImageLines, anImageName, isImageName } from './image-lines.js';
import { createImageNames, type ImageNames } from './image-names.js';
import { type InUseGap, type MissingImages, missingImages } from './in-use-gaps.js';
import { noticesOf } from './in-use-notices.js';
import { addKubernetes } from './kubernetes-answers.js';
import { isKubernetes } from './kubernetes-objects.js';
import { addLambda, isLambda } from './lambda-functions.js';
import { wantedInUse } from './wanted-in-use.js';

/** The images that a file says are in use. */
export interface ImagesInUse {
  readonly references: readonly ImageReference[];
  /** What the file names in vain. */
  readonly notices: readonly Notice[];
  /** Why images may run that it does not name; none where it is whole. */
  readonly missing: readonly MissingImages[];
}

/**
 * Reads a file of images that are in use, told by its shape: digests, names and URIs of images, one a line or as a list of JSON, or what kubectl
 * and the AWS CLI print of pods, of whatever makes pods, of ECS task definitions and tasks, and of Lambda functions.
 *
 * @throws EcrAuditError (`in-use-invalid`) with `file:line:column`, for what is none of these.
 */
export function readImagesInUse(file: TextFile): ImagesInUse {
  const names = createImageNames();
  // An empty file is what is left of a command that failed, and would pass for "nothing runs": no JSON either, it is refused as that.
  const gaps = /^\s*(?:[[{]|$)/.test(withoutMark(file.text)) ? addJson(file, names) : addLines(file, names);
  return { references: names.references(), notices: noticesOf(file.name, names), missing: missingImages(gaps) };
}

function addLines(file: TextFile, names: ImageNames): readonly InUseGap[] {
  addImageLines(file, names);
  return [];
}

function addJson(file: TextFile, names: ImageNames): readonly InUseGap[] {
  const whole = wholeOf(readJsonFile(file, wantedInUse));
  const documents = Array.isArray(whole.value) ? itemsOf(whole) : [whole];
  const gaps = documents.flatMap((document, index) => addDocument(document, `${file.name}[${index}]`, names));
  return [...gaps, ...addKubernetes(documents.filter(isKubernetes), names)];
}

function addDocument(document: JsonPlace, place: string, names: ImageNames): readonly InUseGap[] {
  if (typeof document.value === 'string') return addName(document, place, names);
  if (!isObject(document.value)) throw misfitAt(document, anAnswer);
  const isCut = tokens.some((keys) => textOf(below(document, ...keys)) !== '');
  const gaps = addAnswer(document, names);
  return isCut ? [{ kind: 'cut', name: place }, ...gaps] : gaps;
}

function addAnswer(document: JsonPlace, names: ImageNames): readonly InUseGap[] {
  // Whether what is of Kubernetes tells of pods shows where all of it is read.
  if (isKubernetes(document)) return [];
  if (isEcs(document)) return addEcs(document, names);
  if (isLambda(document)) return addLambda(document, names);
  throw misfitAt(document, anAnswer);
}

const anAnswer = 'images in use: pods, a task definition, tasks or a function, or a list of digests, name:tag and image URIs';

/** What lists end with that go on. https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks */
const tokens = [['metadata', 'continue'], ['NextMarker'], ['NextToken'], ['nextToken']];

function addName(document: JsonPlace, place: string, names: ImageNames): readonly InUseGap[] {
  const name = textOf(document);
  if (!isImageName(name)) throw misfitAt(document, anImageName);
  names.addListed(name, place);
  return [];
}
