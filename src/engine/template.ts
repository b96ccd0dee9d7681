import type { Expression } from './expression.js';
import { plainText } from './plain-value.js';

/** A message with `{CEL}` placeholders, taken apart. */
export interface TemplatePart {
  readonly text: string;
  /** The expression of a placeholder; null for literal text. */
  readonly expression: string | null;
  /** Where the expression begins in the message. */
  readonly offset: number;
}

/** Splits a message at its placeholders. Braces nest, so that a map literal may stand in one; a brace that is not closed is text. */
export function splitTemplate(message: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let literalFrom = 0;
  for (let at = message.indexOf('{'); at >= 0; at = message.indexOf('{', literalFrom)) {
    const end = closingBrace(message, at);
    if (end < 0) break;
    if (at > literalFrom) parts.push({ text: message.slice(literalFrom, at), expression: null, offset: literalFrom });
    parts.push({ text: '', expression: message.slice(at + 1, end), offset: at + 1 });
    literalFrom = end + 1;
  }
  if (literalFrom < message.length) parts.push({ text: message.slice(literalFrom), expression: null, offset: literalFrom });
  return parts;
}

function closingBrace(message: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < message.length; at++) {
    const character = message[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at;
  }
  return -1;
}

/** Fills the placeholders; a value that is not known is said to be so. */
export function fillTemplate(
  parts: readonly { text: string; expression: Expression | null }[],
  variables: Readonly<Record<string, unknown>>,
): string {
  return parts.map(({ text, expression }) => (expression === null ? text : valueInWords(expression, variables))).join('');
}

function valueInWords(expression: Expression, variables: Readonly<Record<string, unknown>>): string {
  const result = expression.evaluate(variables);
  if ('unknown' in result) return `(${result.unknown.detail})`;
  return plainText(result.value);
}
