import { isObject } from '../../model/event-matcher.js';
import type { ImageReference } from '../../model/image-reference.js';
import type { Notice } from '../../model/planned-estate.js';
import { readJsonFile, type TextFile, withoutMark } from '../../schema/json-file.js';
import { below, itemsOf, type JsonPlace, misfitAt, textOf, wholeOf } from '../../schema/json-place.js';
import { addEcs, isEcs } from './ecs-tasks.js';
import { addImageLines, anImageName, isImageName } from './image-lines.js';
import { createImageNames, type ImageNames } from './image-names.js';
import { type InUseGaps, noticesOf } from './in-use-notices.js';
import { addLambda, isLambda } from './lambda-functions.js';
import { addKubernetes, isKubernetes } from './pods.js';
import { wantedInUse } from './wanted-in-use.js';

/** The images that a file says are in use. */
export interface ImagesInUse {
  readonly references: readonly ImageReference[];
  /** What the file names in vain, and what it leaves open. */
  readonly notices: readonly Notice[];
}

/**
 * Reads a file of images that are in use, told by its shape: digests and image URIs, one a line or as a list of JSON, or what kubectl
 * and the AWS CLI print of pods, of whatever makes pods, of ECS task definitions and tasks, and of Lambda functions.
 *
 * @throws EcrAuditError (`in-use-invalid`) with `file:line:column`, for what is none of these.
 */
export function readImagesInUse(file: TextFile): ImagesInUse {
  const names = createImageNames();
  const gaps = /^\s*[[{]/.test(withoutMark(file.text)) ? addJson(file, names) : addLines(file, names);
  return { references: names.references(), notices: noticesOf(file.name, names, gaps) };
}

const noGaps: InUseGaps = { functions: [], isCut: false };

function addLines(file: TextFile, names: ImageNames): InUseGaps {
  addImageLines(file, names);
  return noGaps;
}

function addJson(file: TextFile, names: ImageNames): InUseGaps {
  const whole = wholeOf(readJsonFile(file, wantedInUse));
  const documents = Array.isArray(whole.value) ? itemsOf(whole) : [whole];
  const gaps = documents.map((document, index) => addDocument(document, `${file.name}[${index}]`, names));
  return { functions: gaps.flatMap(({ functions }) => functions), isCut: gaps.some(({ isCut }) => isCut) };
}

function addDocument(document: JsonPlace, place: string, names: ImageNames): InUseGaps {
  if (typeof document.value === 'string') return addName(document, place, names);
  if (!isObject(document.value)) throw misfitAt(document, anAnswer);
  const isCut = tokens.some((keys) => textOf(below(document, ...keys)) !== '');
  if (isKubernetes(document)) addKubernetes(document, names);
  else if (isEcs(document)) addEcs(document, names);
  else if (isLambda(document)) return { functions: addLambda(document, names), isCut };
  else throw misfitAt(document, anAnswer);
  return { functions: [], isCut };
}

const anAnswer = 'images in use: pods, a task definition, tasks or a function, or a list of digests and image URIs';

/** What lists end with that go on. https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks */
const tokens = [['metadata', 'continue'], ['NextMarker'], ['NextToken'], ['nextToken']];

function addName(document: JsonPlace, place: string, names: ImageNames): InUseGaps {
  const name = textOf(document);
  if (!isImageName(name)) throw misfitAt(document, anImageName);
  names.add(name, place);
  return noGaps;
}
