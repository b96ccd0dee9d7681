/**
 * How deep lists and objects may lie in each other in a text of JSON that comes from outside. A policy of Amazon ECR needs 6 levels and
 * an event pattern a few more; whoever walks such a text calls itself a level at a time, and the stack has an end.
 */
export const deepestNesting = 64;

/** Where a JSON text goes deeper than that, as an offset; -1 where it nowhere does. Means nothing of a text that is not JSON. */
export function tooDeepAt(text: string): number {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) inString = !inString;
    else if (code === backslash) at++;
    else if (inString) continue;
    else if (code === openList || code === openObject) {
      if (++depth > deepestNesting) return at;
    } else if (code === closeList || code === closeObject) depth--;
  }
  return -1;
}

const [quote, backslash, openList, closeList, openObject, closeObject] = [34, 92, 91, 93, 123, 125];
