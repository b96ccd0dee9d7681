import { matchesWildcard } from '../../../model/wildcard.js';
import type { Words } from './words.js';

/** A text that names of repositories are held against. */
export interface NameFilter {
  readonly text: string;
  readonly kind: NameFilterKind;
}

/**
 * A scanning filter without a star means "contains", with one it is anchored at both ends, as a signing filter always is.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
 */
export type NameFilterKind = 'scanning' | 'prefix' | 'glob';

/** Puts pseudonyms in the place of the names of repositories, in all registries the same: a copy has the name of what it copies. */
export interface Names {
  /** A name, which the filters of its registry go on matching. */
  readonly name: (name: string, filters: readonly NameFilter[]) => string;
  /** A prefix, filter or pattern of names. */
  readonly pattern: (text: string) => string;
}

/**
 * Names are redacted word by word, and a beginning keeps a beginning. A filter that looks within words (`pay` on `repay-api`) would not
 * find there what it found: such a name is cut where the filter's text stands, and keeps the pieces. What a filter of one
 * registry cuts stays cut in those that come after it.
 */
export function createNames(words: Words): Names {
  const cut = new Map<string, string>();
  return {
    pattern: (text) => words.text(text),
    name: (name, filters) => {
      const usual = cut.get(name) ?? words.text(name);
      if (filters.every((filter) => agrees(filter, name, usual, words))) return usual;
      const pieces = cutAt(name, filters)
        .map((piece) => words.text(piece))
        .join('');
      cut.set(name, pieces);
      return pieces;
    },
  };
}

function agrees({ text, kind }: NameFilter, name: string, redacted: string, words: Words): boolean {
  return matches({ text, kind }, name) === matches({ text: words.text(text), kind }, redacted);
}

function matches({ text, kind }: NameFilter, name: string): boolean {
  if (kind === 'prefix') return name.startsWith(text);
  return kind === 'glob' || text.includes('*') ? matchesWildcard(text, name) : name.includes(text);
}

function cutAt(name: string, filters: readonly NameFilter[]): readonly string[] {
  const literals = filters.flatMap(({ text }) => text.split('*')).filter((literal) => literal !== '');
  const places = new Set<number>([0]);
  for (const literal of literals) {
    for (let at = name.indexOf(literal); at !== -1; at = name.indexOf(literal, at + 1)) places.add(at);
  }
  const starts = [...places].sort((a, b) => a - b);
  return starts.map((start, index) => name.slice(start, starts[index + 1]));
}
