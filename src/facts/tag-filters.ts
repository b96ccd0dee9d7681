import { matchesWildcard, wildcardIncludes } from '../model/wildcard.js';

/** What stands for the star when a release pattern is tried on a filter: the tags that releases really have. */
const releaseEndings = ['1', '1.2.3', '-1.2.3', '-20260131', '-0a1b2c3', ''];

/** True where every pattern is included in one of the filters: each tag that a pattern can match is matched by the filter. */
export function coversEvery(filters: readonly string[], patterns: readonly string[]): boolean {
  return patterns.every((pattern) => filters.some((filter) => wildcardIncludes(filter, pattern)));
}

/**
 * True where an exclusion filter lets tags through that look like releases: it includes a release pattern, lies within one, or
 * matches a tag that a release would have. `latest`, `*-dev` and `cache*` do none of that beside `v*`.
 */
export function letsReleasesThrough(filter: string, releasePatterns: readonly string[]): boolean {
  if (/^\*+$/.test(filter)) return true;
  return releasePatterns.some(
    (pattern) =>
      wildcardIncludes(filter, pattern) ||
      wildcardIncludes(pattern, filter) ||
      releaseEndings.some((ending) => matchesWildcard(filter, pattern.replaceAll('*', ending))),
  );
}
