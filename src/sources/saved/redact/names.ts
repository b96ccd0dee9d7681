import { matchesWildcard } from '../../../model/wildcard.js';
import { cutAtLiterals, literalsWithinWords } from './literals-within-words.js';
import type { Words } from './words.js';

/** A text that a registry holds names of repositories against. */
export interface NameFilter {
  readonly text: string;
  readonly kind: NameFilterKind;
}

/**
 * A scanning filter without a star means "contains", with one it is anchored at both ends, as a signing filter always is.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
 */
export type NameFilterKind = 'scanning' | 'prefix' | 'glob';

/** The filters of one registry. */
export interface NameFilters {
  /** What becomes of one of them, or of a prefix. */
  readonly redact: (text: string) => string;
  /** True where the name, redacted, meets each filter that it met, and no other. */
  readonly agreeOn: (name: string, redacted: string) => boolean;
}

/** Puts pseudonyms in the place of the names of repositories, in all registries the same: a copy has the name of what it copies. */
export interface Names {
  readonly filters: (filters: readonly NameFilter[]) => NameFilters;
  /** A name in the registry that has these filters. */
  readonly name: (name: string, filters?: NameFilters) => string;
  /** A name, or a pattern of names, where no registry is at hand. */
  readonly pattern: (text: string) => string;
}

/**
 * Names are redacted word by word, and a beginning keeps a beginning. A filter that looks within words (`pay` on `repay-api`) would not
 * find there what it found: such a name is cut where the filter's text stands, and keeps the pieces. What the filters of one
 * registry cut stays cut in those that come after it.
 */
export function createNames(words: Words): Names {
  const inPieces = new Map<string, string>();

  function filters(list: readonly NameFilter[]): NameFilters {
    const literals = literalsWithinWords(list.map(({ text, kind }) => (kind === 'scanning' && !text.includes('*') ? `*${text}*` : text)));
    const redact = (text: string): string =>
      cutAtLiterals(text, literals)
        .map((piece) => words.text(piece))
        .join('');
    const redacted = list.map(({ text, kind }) => ({ text: redact(text), kind }));
    return {
      redact,
      agreeOn: (name, shown) => list.every((filter, index) => matches(filter, name) === matches(redacted[index] ?? filter, shown)),
    };
  }

  function name(text: string, among?: NameFilters): string {
    const usual = inPieces.get(text) ?? words.text(text);
    if (among === undefined || among.agreeOn(text, usual)) return usual;
    const pieces = among.redact(text);
    inPieces.set(text, pieces);
    return pieces;
  }

  return { filters, name, pattern: (text) => words.text(text) };
}

function matches({ text, kind }: NameFilter, name: string): boolean {
  if (kind === 'prefix') return name.startsWith(text);
  return kind === 'glob' || text.includes('*') ? matchesWildcard(text, name) : name.includes(text);
}
