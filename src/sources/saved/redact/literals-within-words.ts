/**
 * The texts that patterns look for within words: what follows a star and begins with a letter or digit. With them come the texts in
 * which the end of a pattern's text is the beginning of one of these (`ab` and `bc` share `b`), so that whatever is cut where
 * any of them stands is cut in a text as it is in the pattern that finds it there.
 */
export function literalsWithinWords(patterns: readonly string[]): ReadonlySet<string> {
  const all = patterns.flatMap((pattern) => pattern.split('*').filter((literal) => literal !== ''));
  const found = new Set(patterns.flatMap((pattern) => pattern.split('*').slice(1)).filter((literal) => /^[\p{L}\p{N}]/u.test(literal)));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const text of [...all, ...found]) for (const other of [...found]) for (const both of overlaps(text, other)) found.add(both);
  }
  return found;
}

/** Ends of one text that another begins with, and is longer. */
function overlaps(text: string, other: string): readonly string[] {
  const lengths = Array.from({ length: Math.min(text.length, other.length) - 1 }, (_, index) => index + 1);
  return lengths.map((length) => text.slice(-length)).filter((end) => other.startsWith(end));
}

/** The pieces of a text between the places where one of the literals begins. */
export function cutAtLiterals(text: string, literals: Iterable<string>): readonly string[] {
  const places = new Set([0]);
  for (const literal of literals) {
    for (let at = text.indexOf(literal); at !== -1; at = text.indexOf(literal, at + 1)) places.add(at);
  }
  const starts = [...places].sort((a, b) => a - b);
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}
