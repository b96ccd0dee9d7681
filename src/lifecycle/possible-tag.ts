import type { LifecycleRule } from './policy.js';

/** The longest tag that the API takes: ImageTag of the ECR API reference. */
export const longestTag = 300;

/** Everything that a tag may be made of, with the wildcard: https://github.com/opencontainers/distribution-spec/blob/main/spec.md */
const tagText = /^[\w.*-]*$/;

/** True where some tag could meet the pattern: it holds nothing that no tag holds, and its fixed text is no longer than a tag. */
export function someTagMeets(pattern: string): boolean {
  return tagText.test(pattern) && fixedLength(pattern) <= longestTag;
}

/** How long a tag is at least that meets the pattern. */
export function fixedLength(pattern: string): number {
  return pattern.replaceAll('*', '').length;
}

/** True where no image can ever be selected: each entry of a list wants a tag, and no tag can meet one of them. */
export function selectsNothing(rule: LifecycleRule): boolean {
  return !rule.patterns.every(someTagMeets);
}
