import { createRequire } from 'node:module';
import type { ErrorObject } from 'ajv';
import type { Node } from 'yaml';
import { EcrAuditError, type ErrorCode } from '../model/errors.js';
import { schemaFaults } from './schema-faults.js';

/** A place in a file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The keys that lead to a value. */
export type Path = readonly (string | number)[];
type Validate = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };

/** A YAML (or JSON) document that its schema accepts, and where each of its values stands. */
export interface LocatedDocument {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path stands, `offset` characters into it where it is a text. */
  position(path: Path, offset?: number): Position;
  /** Where the key at the end of a path stands. */
  keyPosition(path: Path): Position;
  /** The line of the file that holds the position, for a caret. */
  line(number: number): string;
}

/** The YAML library, loaded when there is a file to read: most runs have none, and it takes a tenth of their start. */
const yaml = (): typeof import('yaml') => createRequire(import.meta.url)('yaml');

/** One thing wrong in a file. */
export interface LocatedFault extends Position {
  readonly message: string;
}

/**
 * Parses YAML and validates it.
 *
 * @throws EcrAuditError with `code` that lists every fault as `file:line:column: message`.
 */
export function readDocument(text: string, file: string, validate: Validate, code: ErrorCode, hint: string): LocatedDocument {
  const { isMap, isScalar, LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, logLevel: 'error' });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    throw faultsError(
      document.errors.map((error) => ({ ...place(error.pos[0]), message: withoutPlace(error.message) })),
      file,
      code,
      hint,
    );
  }
  const value = plainValueOf(() => document.toJS({ maxAliasCount: 50 }), file, code, hint);
  const located: LocatedDocument = {
    file,
    value,
    position: (path, offset = 0) => {
      const node = nodeAt(document.contents, path);
      return node?.range == null ? { line: 1, column: 1 } : place(offsetIn(node, text, offset));
    },
    keyPosition: (path) => {
      const parent = nodeAt(document.contents, path.slice(0, -1));
      const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1))) : undefined;
      return isScalar(pair?.key) && pair.key.range != null ? place(pair.key.range[0]) : located.position(path);
    },
    line: (number) => text.split('\n')[number - 1]?.replace(/\r$/, '') ?? '',
  };
  if (!validate(value)) throw faultsError(schemaFaults(validate.errors ?? [], located), file, code, hint);
  return located;
}

/** The first line of what the parser says, without the place, which we say ourselves. */
function withoutPlace(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:$/, '');
}

/** A few aliases of aliases can stand for more than memory holds: the library refuses to follow them. */
function plainValueOf(read: () => unknown, file: string, code: ErrorCode, hint: string): unknown {
  try {
    return read();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw faultsError([{ line: 1, column: 1, message }], file, code, hint);
  }
}

/** The error that lists faults of one file. */
export function faultsError(faults: readonly LocatedFault[], file: string, code: ErrorCode, hint: string): EcrAuditError {
  const sorted = [...faults].sort((a, b) => a.line - b.line || a.column - b.column);
  return new EcrAuditError(code, sorted.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'), { hint });
}

function nodeAt(node: unknown, path: Path): Node | null {
  const { isMap, isScalar } = yaml();
  let at = node;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !('get' in at) || typeof at.get !== 'function') break;
    const next: unknown = at.get(key, true);
    if (next === undefined) break;
    at = next;
  }
  return isScalar(at) || isMap(at) || (typeof at === 'object' && at !== null && 'range' in at) ? (at as Node) : null;
}

/**
 * Where the character `offset` of a scalar's value stands in the file. Value and source are walked together, and what the source
 * has beside the value (indentation, the end of a folded line, a doubled quote) is stepped over.
 */
function offsetIn(node: Node, text: string, offset: number): number {
  const { isScalar, Scalar } = yaml();
  const [start = 0, end = start] = node.range ?? [];
  if (!isScalar(node) || typeof node.value !== 'string') return start;
  const { type, value } = node;
  const isBlock = type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED;
  const isQuoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
  let at = isBlock ? text.indexOf('\n', start) + 1 : start + (isQuoted ? 1 : 0);
  let length = 0;
  for (const wanted of value.slice(0, offset + 1).split('')) {
    at += length;
    length = type === Scalar.QUOTE_DOUBLE ? escapeLength(text, at) : 1;
    while (length === 1 && at < end && text[at] !== wanted) at++;
  }
  return Math.min(offset < value.length ? at : at + length, end);
}

/** How long the character at a place of a double-quoted text is: one, or as long as its escape. */
function escapeLength(text: string, at: number): number {
  if (text[at] !== '\\') return 1;
  return { x: 4, u: 6, U: 10 }[text[at + 1] ?? ''] ?? 2;
}
