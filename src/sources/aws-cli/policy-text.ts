import { isObject } from '../../model/event-matcher.js';
import { parsedJson } from '../../model/parsed-json.js';
import { type TextFile, withoutMark } from '../../schema/json-file.js';

/** The text of a lifecycle policy, and where in its file that is. */
export interface PolicyInFile {
  readonly text: string;
  /** The text in the file that holds the policy, in which lines and columns are then counted; empty where they are those of the file. */
  readonly within: '' | 'lifecyclePolicyText';
}

/**
 * The lifecycle policy in a file that is one, or that has what `aws ecr get-lifecycle-policy` prints, in which the policy is a text. What
 * is neither stays as it is, and whoever reads policies says what is wrong with it.
 */
export function policyInFile({ text }: TextFile): PolicyInFile {
  const answer = parsedJson(withoutMark(text));
  const inner = isObject(answer) && !('rules' in answer) ? answer['lifecyclePolicyText'] : undefined;
  return typeof inner === 'string' ? { text: inner, within: 'lifecyclePolicyText' } : { text, within: '' };
}

/** The text alone. */
export function policyText(file: TextFile): string {
  return policyInFile(file).text;
}
