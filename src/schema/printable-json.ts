/** DEL, C1 controls, format characters (bidi, zero-width) and line separators: JSON allows them raw, a terminal should not get them. */
const unsafe = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** What none of it can be without: nearly every text is free of that, and the other search takes ten times as long. */
const suspicious = /[\x7f-\uffff]/;

/** Makes JSON text safe to print: the same value, with every invisible character as a \u escape. */
export function printableJson(json: string): string {
  return suspicious.test(json) ? json.replace(unsafe, escaped) : json;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => unit(character.charCodeAt(index))).join('');
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
