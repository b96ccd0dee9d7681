/** What no output may hold raw: controls but the line feed, bidi and zero-width characters, separators, lone surrogates. */
export const rawHostile = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Takes off the colours that the table itself puts on. */
export function withoutColours(text: string): string {
  return text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[(?:0|1|2|1;31|31|32|33|34|36)m`, 'g'), '');
}
