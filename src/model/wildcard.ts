/**
 * Patterns in which `*` alone is a wildcard for any run of characters, the empty one too, and everything else stands for
 * itself: tag patterns of lifecycle policies, tag mutability exclusion filters, registry filters.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */

/**
 * True where the pattern matches the whole text. Linear in the product of the lengths, whatever the pattern.
 * `anyOne` is a character of the pattern that stands for any one character; ECR's own patterns have none.
 */
export function matchesWildcard(pattern: string, text: string, anyOne?: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (pattern[p] === text[t] || (anyOne !== undefined && pattern[p] === anyOne)) {
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

/** True where every text that `inner` matches is matched by `outer` too. */
export function wildcardIncludes(outer: string, inner: string): boolean {
  // A character that no pattern holds stands for "anything": what matches it, only a star of `outer` can have matched.
  return matchesWildcard(outer, inner.replaceAll('*', '\u0000\u0001'));
}

/** True where some text is matched by both patterns. */
export function wildcardsMeet(a: string, b: string): boolean {
  const seen = new Set<number>();
  const meet = (i: number, j: number): boolean => {
    const at = i * (b.length + 1) + j;
    if (seen.has(at)) return false;
    seen.add(at);
    if (i === a.length && j === b.length) return true;
    if (a[i] === '*' && (meet(i + 1, j) || (j < b.length && meet(i, j + 1)))) return true;
    if (b[j] === '*' && (meet(i, j + 1) || (i < a.length && meet(i + 1, j)))) return true;
    return i < a.length && a[i] === b[j] && a[i] !== '*' && meet(i + 1, j + 1);
  };
  return meet(0, 0);
}
