import { asWritten, type ComparedText } from './compared-text.js';
import type { LifecyclePolicy } from './policy.js';

/** Characters of tags, those first that read best in a message; the last stands for the case that all others are used. */
const candidates = [...'xzqkjwy0123456789_abcdefghilmnoprstuvABCDEFGHIJKLMNOPQRSTUVWXYZ-.', '\u25A1'];

/**
 * Makes the function that gives an example of a tag for a pattern: each wildcard becomes a character that no pattern of the
 * policy holds, nor any of `others`.
 *
 * Such a tag is met by no more patterns than any tag of its pattern: what meets the strange character can only be a wildcard,
 * and a wildcard meets whatever else stands there. So a rule that owns no image with its example tags owns none at all.
 */
export function exampleTags(
  policy: LifecyclePolicy,
  others: readonly string[] = [],
  compared: ComparedText = asWritten,
): (pattern: string) => string {
  const used = new Set(compared([...policy.rules.flatMap((rule) => rule.patterns), ...others].join('')));
  const strange = candidates.find((candidate) => !used.has(compared(candidate))) ?? '\u25A1';
  return (pattern) => pattern.replace(/\*+/g, strange);
}
