import type { Cipher } from './cipher.js';
import { beginsPublicWord } from './public-words.js';
import { remembered } from './remembered.js';
import type { Words } from './words.js';

/** A text that tags are held against: `*` is a wildcard, but in a prefix, which is followed by anything. */
export interface TagPattern {
  readonly text: string;
  readonly kind: 'pattern' | 'prefix';
}

/** Puts pseudonyms in the place of tags, and of what they are held against: what matched before matches after, and nothing else. */
export type TagRedactor = (text: string) => string;

/** What makes a redactor of tags for a repository that has these patterns. */
export type TagRedactors = (patterns: readonly TagPattern[]) => TagRedactor;

/**
 * Tags are redacted word by word, where every pattern begins at the beginning of a tag or of a word in it: a pseudonym has the
 * beginning of another where the words have, so that `api-v*` goes on matching. A pattern that looks within words (`*rc*`) would not find
 * there what it found: where there is one, letters are exchanged one by one, the same for the same, in all tags of the repository
 * and what they are held against. That hides less, and only what is no word of its own is left to hide.
 */
export function createTagRedactors(words: Words, cipher: Cipher): TagRedactors {
  const byLetters = remembered((text) => withDigests(text, cipher, (rest) => words.accountsIn(cipher.exchange(rest))));
  const byWords = new Map<string, TagRedactor>();
  return (patterns) => {
    if (patterns.some(looksWithinWords)) return byLetters;
    const beginnings = publicBeginningsIn(patterns);
    const known = byWords.get(beginnings.join());
    if (known !== undefined) return known;
    const redactWords = beginnings.length === 0 ? words.text : words.textWith(new Set(beginnings));
    const made = remembered((text) => withDigests(text, cipher, (rest) => redactWords(rest)));
    byWords.set(beginnings.join(), made);
    return made;
  };
}

function looksWithinWords({ text, kind }: TagPattern): boolean {
  return kind === 'pattern' && /\*[\p{L}\p{N}\p{M}]/u.test(text);
}

/** A pattern may end in the middle of a public word: `stag*` is to match `staging`, which stays, and `stagecoach`, which does not. */
function publicBeginningsIn(patterns: readonly TagPattern[]): readonly string[] {
  const ends = patterns.flatMap(({ text, kind }) => (kind === 'prefix' ? [text] : text.split('*').slice(0, -1)));
  const beginnings = ends.map((end) => /[\p{L}\p{N}\p{M}]+$/u.exec(end)?.[0].toLowerCase() ?? '');
  return [...new Set(beginnings)].filter((one) => one !== '' && beginsPublicWord(one)).sort();
}

/** `sha256-…` in a tag is the digest of what the image belongs to. https://docs.sigstore.dev/cosign/signing/signing_with_containers/ */
function withDigests(text: string, cipher: Cipher, redact: (rest: string) => string): string {
  const [, mark, digest, rest] = /^(sha256-)([0-9a-f]{64})(.*)$/s.exec(text) ?? [];
  return mark === undefined || digest === undefined ? redact(text) : `${mark}${redactHex(digest, cipher)}${redact(rest ?? '')}`;
}

/** A digest, or another text as it is. */
export function redactDigest(text: string, cipher: Cipher): string {
  return text.replace(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g, (hex) => redactHex(hex, cipher));
}

/**
 * The first two digits stay: of two images that were pushed in the same second the one with the higher digest counts as the newer, and
 * should after redaction.
 */
function redactHex(hex: string, cipher: Cipher): string {
  return `${hex.slice(0, 2)}${cipher.hex(hex).slice(2)}`;
}
