import { type JsonPath, redactJson } from './json-text.js';
import type { TagPattern, TagRedactor } from './tags.js';
import type { Words } from './words.js';

/** Every key and word that the service knows. https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
const grammar = new Set([
  ...['rules', 'rulePriority', 'description', 'selection', 'action', 'tagStatus', 'tagPatternList', 'tagPrefixList', 'storageClass'],
  ...['countType', 'countUnit', 'countNumber', 'type', 'targetStorageClass', 'tagged', 'untagged', 'any', 'standard', 'archive', 'days'],
  ...['imageCountMoreThan', 'sinceImagePushed', 'sinceImagePulled', 'sinceImageTransitioned', 'expire', 'transition'],
]);

/** Redacts the text of a lifecycle policy: its tag lists as tags are, its descriptions word by word. */
export function redactLifecyclePolicy(text: string, tags: TagRedactor, words: Words): string {
  return redactJson(text, {
    key: (key) => (grammar.has(key) ? key : words.text(key)),
    value: (value, path) => {
      if (isTagEntry(path)) return tags(value);
      // No longer than it was, so that the policy is not too long for the service where it was not.
      if (path.at(-1) === 'description') return words.text(value).slice(0, value.length);
      return grammar.has(value) ? value : words.text(value);
    },
    other: words.text,
  });
}

/** What the policy holds tags against. */
export function tagPatternsOf(text: string): readonly TagPattern[] {
  const found: TagPattern[] = [];
  const keep = (value: string, path: JsonPath): string => {
    if (isTagEntry(path)) found.push({ text: value, kind: path.at(-2) === 'tagPrefixList' ? 'prefix' : 'pattern' });
    return value;
  };
  redactJson(text, { key: (key) => key, value: keep, other: (rest) => rest });
  return found;
}

function isTagEntry(path: JsonPath): boolean {
  return typeof path.at(-1) === 'number' && (path.at(-2) === 'tagPrefixList' || path.at(-2) === 'tagPatternList');
}
