/** Whether a tag meets a pattern. */
export type TagTest = (tag: string) => boolean;

/**
 * The test for a pattern, in which `*` alone is a wildcard. Nearly all are a beginning with a wildcard after it, or a tag; with 100,000
 * images that is worth telling apart.
 */
export function tagTest(pattern: string): TagTest {
  const [beginning = '', ...rest] = pattern.split('*');
  const end = rest.pop();
  if (end === undefined) return (tag) => tag === pattern;
  if (end === '' && rest.length === 0) return (tag) => tag.startsWith(beginning);
  return (tag) => {
    let from = beginning.length;
    if (!tag.startsWith(beginning)) return false;
    for (const part of rest) {
      const at = tag.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return tag.endsWith(end) && tag.length >= from + end.length;
  };
}

/** What a tag begins with that meets the pattern. */
export function beginningOf(pattern: string): string {
  const star = pattern.indexOf('*');
  return star < 0 ? pattern : pattern.slice(0, star);
}
