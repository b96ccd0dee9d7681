import { matchesWildcard } from '../model/wildcard.js';

/**
 * A pattern of which every tag meets all the given patterns; null where no tag at all does.
 *
 * A pattern without wildcards is the only tag that can. Patterns with wildcards have one as soon as their beginnings agree and
 * their ends agree, since between these there is room for all that stands in their middles. Tags that meet them by overlaps
 * are not in it.
 */
export function commonPattern(patterns: readonly string[]): string | null {
  const fixed = patterns.find((pattern) => !pattern.includes('*'));
  if (fixed !== undefined) return patterns.every((pattern) => matchesWildcard(pattern, fixed)) ? fixed : null;
  const beginnings = patterns.map((pattern) => pattern.slice(0, pattern.indexOf('*')));
  const ends = patterns.map((pattern) => pattern.slice(pattern.lastIndexOf('*') + 1));
  const begins = longest(beginnings);
  const finishes = longest(ends);
  const agrees = beginnings.every((beginning) => begins.startsWith(beginning)) && ends.every((end) => finishes.endsWith(end));
  if (!agrees) return null;
  const middles = patterns.map((pattern) => pattern.slice(pattern.indexOf('*'), pattern.lastIndexOf('*') + 1));
  return `${begins}${middles.join('').replace(/\*+/g, '*')}${finishes}`;
}

function longest(texts: readonly string[]): string {
  return texts.reduce((most, text) => (text.length > most.length ? text : most), '');
}
