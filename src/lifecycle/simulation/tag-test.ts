import { matchesWildcard } from '../../model/wildcard.js';

/** Whether a tag meets a pattern. */
export type TagTest = (tag: string) => boolean;

/** The test for a pattern. Nearly all are a beginning with a wildcard after it, or a tag; with 100,000 images that is worth telling apart. */
export function tagTest(pattern: string): TagTest {
  const beginning = beginningOf(pattern);
  if (beginning.length === pattern.length) return (tag) => tag === pattern;
  return beginning.length === pattern.length - 1 ? (tag) => tag.startsWith(beginning) : (tag) => matchesWildcard(pattern, tag);
}

/** What a tag begins with that meets the pattern. */
export function beginningOf(pattern: string): string {
  const star = pattern.indexOf('*');
  return star < 0 ? pattern : pattern.slice(0, star);
}
