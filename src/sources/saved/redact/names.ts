import { matchesWildcard } from '../../../model/wildcard.js';
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

/** Puts pseudonyms in the place of the names of repositories, in all registries the same: a copy has the name of what it copies. */
export interface Names {
  /** A name in a registry with these filters. */
  readonly name: (name: string, filters: readonly NameFilter[]) => string;
  /** A filter, a prefix or a pattern of names. */
  readonly pattern: (text: string) => string;
}

/**
 * Names and filters are redacted word by word, and a beginning keeps a beginning. A filter that looks within words (`pay` on
 * `repay-api`) does not find there what it found: what it looks for, redacted, is put behind the word. What the filters of one registry
 * put into a name stays there in those that come after it.
 */
export function createNames(words: Words): Names {
  const changed = new Map<string, string>();

  function name(text: string, filters: readonly NameFilter[]): string {
    const usual = changed.get(text) ?? words.text(text);
    const missed = (shown: string) => filters.filter((filter) => matches(filter, text) !== matches(redacted(filter), shown));
    const lost = missed(usual);
    if (lost.length === 0) return usual;
    const heads = lost.flatMap(headsWithinWords);
    const better = [heads, heads.toReversed()].map((some) => withHeads(text, some)).filter((shown) => missed(shown).length < lost.length);
    const best = better.find((shown) => missed(shown).length === 0) ?? better[0] ?? usual;
    changed.set(text, best);
    return best;
  }

  function withHeads(text: string, heads: readonly string[]): string {
    return text.replace(/[a-z0-9]+/g, (word) => {
      const within = new Set(heads.filter((head) => word.indexOf(head, 1) !== -1));
      return [word, ...within].map((part) => words.text(part)).join('');
    });
  }

  const redacted = ({ text, kind }: NameFilter): NameFilter => ({ text: words.text(text), kind });
  return { name, pattern: words.text };
}

function matches({ text, kind }: NameFilter, name: string): boolean {
  if (kind === 'prefix') return name.startsWith(text);
  return isAnchored({ text, kind }) ? matchesWildcard(text, name) : name.includes(text);
}

function isAnchored({ text, kind }: NameFilter): boolean {
  return kind !== 'scanning' || text.includes('*');
}

/** What may stand within a word: the first word of each text that follows a star, or of one that may stand anywhere. */
function headsWithinWords(filter: NameFilter): readonly string[] {
  const literals = filter.text.split('*').slice(isAnchored(filter) ? 1 : 0);
  return literals.map((literal) => /^[a-z0-9]+/.exec(literal)?.[0] ?? '').filter((head) => head !== '');
}
