import { wildcardIncludes } from '../model/wildcard.js';
import { commonPattern } from './common-pattern.js';
import { fixedLength, longestTag } from './possible-tag.js';

/** Far more than real lists take: those that take more, made of many patterns such as `*a*`, meet in more ways than matter. */
const mostWork = 20_000;

/** What may still be done; below zero the search is given up. */
interface Work {
  left: number;
}

/**
 * The patterns that together say what all the given ones say at once: `v*` and `*-rc` meet in `v*-rc`; `ab*` and `*bc` in
 * `ab*bc` and in `abc`, where they overlap; `v*` and `prod*` nowhere. Where there are too many of them to find, one.
 */
export function meetingPatterns(patterns: readonly string[]): readonly string[] {
  const common = commonPattern(patterns.length === 0 ? ['*'] : patterns);
  if (common === null) return [];
  const work: Work = { left: mostWork };
  const [first = common, ...rest] = patterns;
  const ways = rest.reduce<readonly string[]>(
    (found, pattern) =>
      broadest(
        found.flatMap((way) => meetOf(way, pattern, work)),
        work,
      ),
    [first],
  );
  return work.left < 0 ? [common] : ways;
}

function meetOf(a: string, b: string, work: Work): readonly string[] {
  // A pattern whose fixed text is longer than any tag would only cost time.
  if (work.left < 0 || Math.max(fixedLength(a), fixedLength(b)) > longestTag) return [];
  if (wildcardIncludes(a, b)) return [b];
  if (wildcardIncludes(b, a)) return [a];
  return interleave(a, b, work);
}

/** Walks both patterns together; a wildcard takes what the other one has next, or ends. */
function interleave(a: string, b: string, work: Work): readonly string[] {
  const known = new Map<number, readonly string[]>();
  const from = (i: number, j: number): readonly string[] => {
    const at = i * (b.length + 1) + j;
    const ways = known.get(at) ?? (--work.left < 0 ? [] : broadest(step(i, j), work));
    known.set(at, ways);
    return ways;
  };
  const step = (i: number, j: number): readonly string[] => {
    const x = a[i];
    const y = b[j];
    if (x === undefined && y === undefined) return [''];
    if (x === '*' && y === '*') return [...from(i + 1, j), ...from(i, j + 1)].map((way) => (way.startsWith('*') ? way : `*${way}`));
    if (x === '*') return [...from(i + 1, j), ...(y === undefined ? [] : from(i, j + 1).map((way) => y + way))];
    if (y === '*') return [...from(i, j + 1), ...(x === undefined ? [] : from(i + 1, j).map((way) => x + way))];
    return x === y ? from(i + 1, j + 1).map((way) => x + way) : [];
  };
  return from(0, 0);
}

/** Leaves out what another way includes: it would say nothing new. */
function broadest(ways: readonly string[], work: Work): readonly string[] {
  let kept: readonly string[] = [];
  for (const way of ways) {
    work.left -= kept.length;
    if (work.left < 0) return [];
    if (kept.some((other) => wildcardIncludes(other, way))) continue;
    kept = [...kept.filter((other) => !wildcardIncludes(way, other)), way];
  }
  return kept;
}
