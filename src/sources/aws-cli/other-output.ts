import { isObject } from '../../model/event-matcher.js';
import { parsedJson } from '../../model/parsed-json.js';
import type { Remedy } from '../../schema/json-file.js';

/** What an answer of the AWS CLI was to be. */
export interface WantedAnswer {
  /** The flag that names the file: `--images`. */
  readonly flag: string;
  /** The member that holds its items. */
  readonly member: string;
  /** How to make such a file. */
  readonly hint: string;
}

/** What `--query` and jq take away with the answer around the images. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-pagination.html */
export const tokenIsGone = '--query or jq took away the token that tells whether the list is whole: save what the command prints as it is';

/** What to do about a text that is no JSON, of which a fault of its syntax is known; undefined where that is all. */
export function insteadOfAnswer(text: string, offset: number, wanted: WantedAnswer): Remedy | undefined {
  const format = formats.find(({ pattern }) => pattern.test(text));
  if (format !== undefined) return { message: `is ${format.name}: expected JSON, print it with --output json`, hint: wanted.hint };
  if (!['{', '['].includes(text.charAt(offset))) return undefined;
  return insteadOfOne(parsedJson(text.slice(0, offset)), wanted);
}

/** True for a list of answers, as jq -s makes one of several. */
export function areAnswers(value: unknown, { member }: WantedAnswer): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => isObject(item) && member in item);
}

/** How several answers are given. */
export function oneAnswerAFile({ flag }: WantedAnswer): string {
  return `one answer a file: ${flag} a.json ${flag} b.json`;
}

function insteadOfOne(first: unknown, wanted: WantedAnswer): Remedy | undefined {
  if (isObject(first) && wanted.member in first) {
    return { message: 'another answer begins here: expected one a file', hint: oneAnswerAFile(wanted) };
  }
  const isImageAlone = wanted.member === 'imageDetails' && (Array.isArray(first) || (isObject(first) && 'imageDigest' in first));
  return isImageAlone
    ? { message: `another image begins here, without the answer around it: ${tokenIsGone}`, hint: wanted.hint }
    : undefined;
}

/** By how it begins, which no JSON does. https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html */
const formats: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'a table', pattern: /^\s*(?:-{5}|\+-|\|)/ },
  { name: 'text in columns', pattern: /^[^\s{["][^\n]*\t/ },
  {
    name: 'YAML',
    pattern: /^\s*(?:---\s+)?(?:- |(?:imageDetails|images|failures|nextToken|NextToken|artifactMediaType|imageDigest|imageId|registryId):)/,
  },
];
