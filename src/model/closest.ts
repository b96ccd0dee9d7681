import { distance } from 'fastest-levenshtein';

/** ` (did you mean "name"?)`; empty where no name is near enough. */
export function didYouMean(word: string, names: Iterable<string>): string {
  const meant = closest(word, names);
  return meant === '' ? '' : ` (did you mean "${meant}"?)`;
}

/** The name that was probably meant: the nearest one, where it is near enough; empty otherwise. */
export function closest(word: string, names: Iterable<string>): string {
  let best = '';
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const name of names) {
    const far = distance(word.toLowerCase(), name.toLowerCase());
    if (far < least) [best, least] = [name, far];
  }
  return best;
}
