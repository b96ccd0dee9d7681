import { matchesWildcard, wildcardIncludes } from '../model/wildcard.js';

/**
 * IAM's patterns: `*` for any run of characters and `?` for exactly one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

/** True where the text holds a wildcard of IAM. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/** True where the pattern matches the whole text; both in the same case. */
export function matchesPattern(pattern: string, text: string): boolean {
  return pattern.includes('?') ? compare(pattern, text) : matchesWildcard(pattern, text);
}

/** True where every text that `inner` matches is matched by `outer` too. */
export function patternIncludes(outer: string, inner: string): boolean {
  if (!outer.includes('?') && !inner.includes('?')) return wildcardIncludes(outer, inner);
  // Characters that no policy holds stand for "anything": what matches them, only a wildcard of `outer` can have matched.
  return compare(outer, inner.replaceAll('*', '\u0000\u0001').replaceAll('?', '\u0002'));
}

function compare(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (matchesOne(pattern[p], text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

// A "?" takes one character: never the end of the text, and never the stand-in of a star, which may be none or many.
function matchesOne(pattern: string | undefined, text: string | undefined): boolean {
  return pattern === text || (pattern === '?' && text !== undefined && text !== '\u0000' && text !== '\u0001');
}
