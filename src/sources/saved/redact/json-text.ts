import { type ParseError, visit } from 'jsonc-parser';
import { tooDeepAt } from '../../../model/nesting.js';

/** The keys that lead to a value; numbers are places in a list. */
export type JsonPath = readonly (string | number)[];

/** What becomes of the texts in a JSON document. */
export interface JsonRedaction {
  readonly value: (text: string, path: JsonPath) => string;
  /** `path` leads to the object that holds the key. */
  readonly key: (key: string, path: JsonPath) => string;
  /** Of a text that is not JSON, or JSON that nobody reads since it is nested too deeply, as a whole. */
  readonly other: (text: string) => string;
}

/**
 * Redacts JSON where it stands: numbers, order, space, a key that is there twice, all that makes a policy valid or not, stays. A number
 * as long as an account id is taken for one.
 */
export function redactJson(text: string, redaction: JsonRedaction): string {
  const edits: { readonly offset: number; readonly length: number; readonly put: string }[] = [];
  const errors: ParseError[] = [];
  const put = (offset: number, length: number, value: string) => edits.push({ offset, length, put: value });
  try {
    JSON.parse(text);
    if (tooDeepAt(text) >= 0) return redaction.other(text);
    visit(text, {
      onObjectProperty: (key, offset, length, _line, _column, path) => put(offset, length, JSON.stringify(redaction.key(key, path()))),
      onLiteralValue: (value, offset, length, _line, _column, path) => {
        if (typeof value === 'string') put(offset, length, JSON.stringify(redaction.value(value, path())));
        if (typeof value === 'number' && /\d{9}/.test(text.slice(offset, offset + length))) {
          put(offset, length, redactNumber(text.slice(offset, offset + length), redaction));
        }
      },
      onError: (error, offset, length) => errors.push({ error, offset, length }),
    });
  } catch (error) {
    if (error instanceof SyntaxError) return redaction.other(text);
    throw error;
  }
  return errors.length > 0 ? redaction.other(text) : applied(text, edits);
}

// A number may not begin with a zero.
function redactNumber(digits: string, { other }: JsonRedaction): string {
  return other(digits).replace(/^(-?)0/, '$11');
}

function applied(text: string, edits: readonly { readonly offset: number; readonly length: number; readonly put: string }[]): string {
  let at = 0;
  let result = '';
  for (const { offset, length, put } of edits) {
    result += text.slice(at, offset) + put;
    at = offset + length;
  }
  return result + text.slice(at);
}
