import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { tooDeepAt } from '../model/nesting.js';
import type { LifecycleFault } from './fault.js';
import type { FaultLog } from './fault-log.js';
import { otherLanguage } from './other-language.js';
import { serviceMessage } from './service-message.js';

/**
 * The tree of a text that is strict JSON, with the place of everything in it; undefined, and the reason in the log, where it is
 * not. JSON.parse has the last word on what JSON is; the tolerant parser says where it goes wrong. Only the first such place is
 * told: what follows a broken one is mostly its echo.
 */
export function parseText(text: string, log: FaultLog): Node | undefined {
  if (text.startsWith('\uFEFF')) {
    log.addAt('byte-order-mark', 0, 'the text begins with a byte order mark, which is not JSON', serviceMessage.notJson);
    return undefined;
  }
  const complaint = strictComplaint(text);
  const tooDeep = complaint === '' ? tooDeepAt(text) : -1;
  if (tooDeep >= 0) {
    noteNesting(tooDeep, log);
    return undefined;
  }
  try {
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
    if (complaint === '' && root !== undefined) return root;
    explain(text, errors[0], complaint, log);
  } catch (error) {
    // What is not JSON cannot be measured beforehand, and this parser calls itself a level at a time.
    if (!(error instanceof RangeError)) throw error;
    noteNesting(0, log);
  }
  return undefined;
}

function noteNesting(offset: number, log: FaultLog): void {
  log.addAt('nested-too-deeply', offset, 'lists and objects are nested too deeply to be a policy', serviceMessage.notJson);
}

function strictComplaint(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : 'not JSON';
  }
}

function explain(text: string, error: ParseError | undefined, complaint: string, log: FaultLog): void {
  const offset = error?.offset ?? offsetNamed(complaint, text);
  const { code, message } = syntaxFault(text, offset, error);
  log.addAt(code, offset, otherLanguage(text) || message, serviceMessage.notJson);
}

function syntaxFault(text: string, offset: number, error: ParseError | undefined): Pick<LifecycleFault, 'code' | 'message'> {
  if (text.trim() === '') return { code: 'not-json', message: 'expected a policy as JSON, the text is empty' };
  if (startsComment(text, offset)) {
    return { code: 'comment', message: 'expected JSON, there is a comment, which JSON does not know' };
  }
  if (followsLastComma(text, offset)) {
    return { code: 'trailing-comma', message: `expected another entry after the comma, there is "${text[offset]}"` };
  }
  return { code: 'not-json', message: `expected ${expectation(error)}, there is ${found(text, offset)}` };
}

/** Node names the place in some messages and leaves it out of others. */
function offsetNamed(complaint: string, text: string): number {
  const named = /position (\d+)/.exec(complaint)?.[1];
  return named === undefined ? 0 : Math.min(Number(named), text.length);
}

function startsComment(text: string, offset: number): boolean {
  return ['//', '/*', '#'].some((opening) => text.startsWith(opening, offset));
}

function followsLastComma(text: string, offset: number): boolean {
  return (text[offset] === '}' || text[offset] === ']') && text.slice(0, offset).trimEnd().endsWith(',');
}

function found(text: string, offset: number): string {
  const word = text.slice(offset, offset + 200).split('\n', 1)[0] ?? '';
  return word.trim() === '' ? 'the end of the text or line' : JSON.stringify(word.trim().slice(0, 30));
}

function expectation(error: ParseError | undefined): string {
  return (error && expectations[printParseErrorCode(error.error)]) || 'JSON';
}

const expectations: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a value or a name in double quotes',
  InvalidNumberFormat: 'a number',
  PropertyNameExpected: 'a property name in double quotes',
  ValueExpected: 'a value',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  CloseBraceExpected: 'a closing brace',
  CloseBracketExpected: 'a closing bracket',
  EndOfFileExpected: 'the end of the text',
  UnexpectedEndOfString: 'the closing quote of a string',
  InvalidUnicode: 'four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'an escape that JSON knows',
  InvalidCharacter: 'a string without control characters',
};
