import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { EcrAuditError, type ErrorCode } from '../model/errors.js';
import { locateIn } from '../model/text-lines.js';
import type { Path } from './located-document.js';

/** A text from outside, and what to call it in an error. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** What a file was to be, for its errors. */
export interface WantedFile {
  readonly code: ErrorCode;
  /** A phrase that "expected" can precede: `what aws ecr describe-images prints`. */
  readonly expected: string;
  /** What to do about a file that is something else. */
  readonly hint: string;
  /** What to say of a text that is no JSON, and whose syntax breaks at the offset; undefined where nothing better than that is known. */
  readonly instead?: (text: string, offset: number) => Remedy | undefined;
}

/** What is wrong, and what to do about it. */
export interface Remedy {
  readonly message: string;
  readonly hint: string;
}

/** A file of JSON, and errors about what stands in it. Nothing is known of the value but that it is JSON. */
export interface JsonFile {
  readonly value: unknown;
  /** The error for a value that is not what was expected there, be it that it is not there at all. */
  readonly misfit: (path: Path, expected: string) => EcrAuditError;
  /** The error for a value, in words of the caller; with a hint where that of the file does not mend it. */
  readonly refuse: (path: Path, message: string, hint?: string) => EcrAuditError;
}

/**
 * Reads a file that is JSON as a whole. It costs what JSON.parse costs: places are only looked for where there is a fault. A key that
 * an object holds twice counts as it stands last, as everywhere in JSON.
 *
 * @throws EcrAuditError with the code that is wanted and `file:line:column`, for what is no JSON.
 */
export function readJsonFile(file: TextFile, wanted: WantedFile): JsonFile {
  const text = withoutMark(file.text);
  const locate = locateIn(text);
  const refuseAt: RefuseAt = (offset, message, hint = wanted.hint) => {
    const { line, column } = locate(offset);
    return new EcrAuditError(wanted.code, `${file.name}:${line}:${column}: ${message}`, { hint });
  };
  const value = parse(text, wanted, refuseAt);
  const refuse: JsonFile['refuse'] = (path, message, hint) => refuseAt(offsetOf(text, path), message, hint);
  return {
    value,
    refuse,
    misfit: (path, expected) => {
      const place = path.length === 0 ? '' : `${pathInWords(path)}: `;
      return refuse(path, `${place}expected ${expected}, there is ${valueInWords(valueAt(value, path))}`);
    },
  };
}

/** Windows tools put a byte order mark before a text, which JSON does not know. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

type RefuseAt = (offset: number, message: string, hint?: string) => EcrAuditError;

function parse(text: string, { expected, instead }: WantedFile, refuseAt: RefuseAt): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (text.trim() === '') throw refuseAt(0, `expected ${expected}, the file is empty`);
    if (isWide(text)) throw refuseAt(0, `expected ${expected} as UTF-8, the file is UTF-16, as the > of PowerShell writes it`);
    throw refuseSyntax(text, instead, refuseAt);
  }
}

/** True for UTF-16 that was taken for UTF-8: the mark before it is no character there, and every second one of its bytes is none. */
export function isWide(text: string): boolean {
  return text.startsWith('\uFFFD\uFFFD') || text.slice(0, 4).includes('\u0000');
}

function refuseSyntax(text: string, instead: WantedFile['instead'], refuseAt: RefuseAt): EcrAuditError {
  const first = firstFault(text);
  if (first === undefined) return refuseAt(0, 'is no JSON that can be read');
  const remedy = instead?.(text, first.offset);
  if (remedy !== undefined) return refuseAt(first.offset, remedy.message, remedy.hint);
  if (first.code === 'EndOfFileExpected') return refuseAt(first.offset, 'expected one JSON document a file, another text begins here');
  if (isAtEnd(text, first)) return refuseAt(first.offset, 'the file is cut off: it ends in the middle of its JSON');
  return refuseAt(first.offset, `is not JSON: ${first.code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()}`);
}

interface SyntaxFault {
  readonly offset: number;
  readonly code: string;
}

/** A text that is not closed begins before the end, which is where it would have to end: it may not go on in another line. */
function isAtEnd(text: string, { offset, code }: SyntaxFault): boolean {
  const ends = text.trimEnd().length;
  return offset >= ends || (code === 'UnexpectedEndOfString' && !text.slice(offset, ends).includes('\n'));
}

function firstFault(text: string): SyntaxFault | undefined {
  let first: SyntaxFault | undefined;
  const onError = (error: ParseErrorCode, offset: number): void => {
    first ??= { offset, code: printParseErrorCode(error) };
  };
  walk(() => visit(text, { onError }, { disallowComments: true, allowTrailingComma: false }));
  return first;
}

/** Where the value at a path begins, or the innermost one around it that is there. */
function offsetOf(text: string, path: Path): number {
  let offset = 0;
  const enter = (at: number, _length: number, _line: number, _character: number, pathTo: () => Path): boolean => {
    const here = pathTo();
    const isOnTheWay = here.every((key, depth) => key === path[depth]);
    if (isOnTheWay) offset = at;
    return isOnTheWay && here.length < path.length;
  };
  const onLiteralValue = (_value: unknown, ...[at, length, line, character, pathTo]: Parameters<typeof enter>): void => {
    enter(at, length, line, character, pathTo);
  };
  // What is passed over ends where this parser tells the end of it, if anybody listens.
  walk(() => visit(text, { onObjectBegin: enter, onObjectEnd: leave, onArrayBegin: enter, onArrayEnd: leave, onLiteralValue }));
  return offset;
}

function leave(): void {}

/** This parser calls itself a level at a time, and the stack has an end: what it told until then has to do. */
function walk(visitAll: () => void): void {
  try {
    visitAll();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    value,
  );
}

function pathInWords(path: Path): string {
  return path.map((key, depth) => (typeof key === 'number' ? `[${key}]` : `${depth === 0 ? '' : '.'}${key}`)).join('');
}

/** How much of a text is shown. */
const shown = 40;

function valueInWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value.length > shown ? `${JSON.stringify(value.slice(0, shown))}…` : JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
