import { isObject } from '../../model/event-matcher.js';
import { parsedJson } from '../../model/parsed-json.js';
import { type TextFile, withoutMark } from '../../schema/json-file.js';

/**
 * The text of a lifecycle policy, from a file that is one, or that has what `aws ecr get-lifecycle-policy` prints, in which the policy is
 * a text. What is neither stays as it is, and whoever reads policies says what is wrong with it.
 */
export function policyText({ text }: TextFile): string {
  const answer = parsedJson(withoutMark(text));
  const inner = isObject(answer) && !('rules' in answer) ? answer['lifecyclePolicyText'] : undefined;
  return typeof inner === 'string' ? inner : text;
}
