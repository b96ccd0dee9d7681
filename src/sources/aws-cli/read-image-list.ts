import { isObject } from '../../model/event-matcher.js';
import type { Image } from '../../model/image.js';
import { type JsonFile, readJsonFile, type TextFile } from '../../schema/json-file.js';
import { areAnswers, oneAnswerAFile, tokenIsGone } from './other-output.js';
import { type Misfit, textOf, translateDetail } from './translate-detail.js';
import { wantedImages } from './wanted-output.js';

/** The images of one repository in a list. What is not told of the repository is empty. */
export interface ListedPart {
  readonly account: string;
  readonly name: string;
  readonly images: readonly Image[];
  /** The error for the first of them. */
  readonly refuse: (message: string) => Error;
}

/** One answer of describe-images. */
export interface ImageList {
  readonly file: string;
  readonly parts: readonly ListedPart[];
  /** Whether it ends with a token for more. */
  readonly isCut: boolean;
}

/**
 * Reads what `aws ecr describe-images` prints.
 *
 * @throws EcrAuditError (`cli-output-invalid`) with `file:line:column`.
 */
export function readImageList(file: TextFile): ImageList {
  const json = readJsonFile(file, wantedImages);
  const answer = answerIn(json);
  const details = answer['imageDetails'];
  if (!Array.isArray(details)) throw json.misfit(['imageDetails'], 'a list of images');
  return { file: file.name, parts: partsOf(details, json), isCut: hasToken(answer) };
}

interface OpenPart extends ListedPart {
  readonly images: Image[];
}

/** Images of a repository mostly stand together: which one it is need not be looked up for each. */
function partsOf(details: readonly unknown[], json: JsonFile): readonly ListedPart[] {
  const parts = new Map<string, OpenPart>();
  let part: OpenPart | undefined;
  details.forEach((detail, index) => {
    if (!isObject(detail)) throw json.misfit(['imageDetails', index], 'an image');
    const misfit: Misfit = (path, expected) => json.misfit(['imageDetails', index, ...path], expected);
    const account = textOf(detail['registryId'], 'registryId', misfit);
    const name = textOf(detail['repositoryName'], 'repositoryName', misfit);
    if (part?.name !== name || part.account !== account) part = partFor(account, name, index, parts, json);
    part.images.push(translateDetail(detail, misfit));
  });
  return [...parts.values()];
}

function partFor(account: string, name: string, index: number, parts: Map<string, OpenPart>, json: JsonFile): OpenPart {
  const key = `${account}/${name}`;
  const part = parts.get(key) ?? { account, name, images: [], refuse: (message) => json.refuse(['imageDetails', index], message) };
  parts.set(key, part);
  return part;
}

/** `--max-items` leaves a NextToken, `--no-paginate` a nextToken. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html */
function hasToken(answer: Readonly<Record<string, unknown>>): boolean {
  return ['NextToken', 'nextToken'].some((key) => (answer[key] ?? '') !== '');
}

function answerIn(json: JsonFile): Readonly<Record<string, unknown>> {
  const { value } = json;
  if (areAnswers(value, wantedImages))
    throw json.refuse([], 'is a list of answers, as jq -s makes one of several', oneAnswerAFile(wantedImages));
  if (Array.isArray(value)) throw json.refuse([], `is a list without the answer around it: ${tokenIsGone}`);
  if (!isObject(value)) throw json.misfit([], `${wantedImages.expected}, an object with imageDetails`);
  if ('imageDetails' in value) return value;
  const other = others.find(([member]) => member in value);
  throw other === undefined ? json.misfit(['imageDetails'], 'a list of images') : json.refuse([other[0]], other[1]);
}

/** What else people have in their files, by a member that it has. */
const others: readonly (readonly [member: string, message: string])[] = [
  ['imageDigest', `is an image without the answer around it: ${tokenIsGone}`],
  ['imageIds', 'is what aws ecr list-images prints, which tells no push times: expected what describe-images prints'],
  ['repositories', 'is what describe-repositories prints, repositories and not their images: expected what aws ecr describe-images prints'],
  ['images', 'is what aws ecr batch-get-image prints, manifests: expected what describe-images prints'],
  ['imageTagDetails', 'is what aws ecr-public prints: a public repository has no lifecycle policy'],
  ['lifecyclePolicyText', 'is a lifecycle policy: expected what aws ecr describe-images prints'],
  ['rules', 'is a lifecycle policy: expected what aws ecr describe-images prints'],
];
