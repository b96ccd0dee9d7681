/**
 * What can move a cursor, colour a terminal, turn text round, hide in it or break a line: control characters (C0, C1, DEL),
 * format characters (bidi marks and overrides, zero-width, tags), line and paragraph separators, lone surrogates, and the
 * fillers that look like nothing.
 */
const hostile = /\u034f|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u17b4\u17b5\u3164\uffa0]/u;
const everyHostile = new RegExp(hostile, 'gu');

/** Makes text from outside safe to print in one line: what cannot be seen is shown as an escape such as \u{1b}. */
export function neutralise(text: string): string {
  return hostile.test(text) ? text.replace(everyHostile, visible) : text;
}

/** Neutralises text and cuts it to a length. */
export function neutraliseTo(text: string, length: number): string {
  // Cutting first as well keeps a message of megabytes from being escaped in full.
  return shorten(neutralise(text.slice(0, length + 1)), length);
}

/** Neutralises text and cuts it after the last sentence that ends within a length; where none does, as any text. */
export function wholeSentences(text: string, length: number): string {
  const safe = neutralise(text.slice(0, length + 1));
  if (safe.length <= length) return safe;
  const end = safe.slice(0, length).lastIndexOf('. ');
  return end < 0 ? shorten(safe, length) : safe.slice(0, end + 1);
}

/** Cuts text to a length, with an ellipsis for what is gone. Never cuts a surrogate pair in two. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, Math.max(0, length - 3));
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}...`;
}

function visible(character: string): string {
  switch (character) {
    case '\n':
      return '\\n';
    case '\r':
      return '\\r';
    case '\t':
      return '\\t';
    default:
      return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  }
}
