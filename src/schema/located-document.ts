import type { ErrorObject } from 'ajv';
import { isMap, isScalar, LineCounter, type Node, parseDocument, Scalar } from 'yaml';
import { closest } from '../model/closest.js';
import { EcrAuditError, type ErrorCode } from '../model/errors.js';

/** A place in a file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

type Path = readonly (string | number)[];
type Validate = ((data: unknown) => boolean) & { errors?: ErrorObject[] | null };

/** A YAML (or JSON) document that its schema accepts, and where each of its values stands. */
export interface LocatedDocument {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path stands, `offset` characters into it where it is a text. */
  position(path: Path, offset?: number): Position;
  /** The line of the file that holds the position, for a caret. */
  line(number: number): string;
}

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
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true, logLevel: 'error' });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    throw faultsError(
      document.errors.map((error) => ({ ...place(error.pos[0]), message: error.message.split('\n')[0] ?? error.message })),
      file,
      code,
      hint,
    );
  }
  const value: unknown = document.toJS({ maxAliasCount: 50 });
  const located: LocatedDocument = {
    file,
    value,
    position: (path, offset = 0) => {
      const node = nodeAt(document.contents, path);
      return node?.range == null ? { line: 1, column: 1 } : place(offsetIn(node, text, offset));
    },
    line: (number) => text.split('\n')[number - 1]?.replace(/\r$/, '') ?? '',
  };
  if (!validate(value)) throw faultsError(schemaFaults(validate.errors ?? [], located), file, code, hint);
  return located;
}

/** The error that lists faults of one file. */
export function faultsError(faults: readonly LocatedFault[], file: string, code: ErrorCode, hint: string): EcrAuditError {
  const sorted = [...faults].sort((a, b) => a.line - b.line || a.column - b.column);
  return new EcrAuditError(code, sorted.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'), { hint });
}

function nodeAt(node: unknown, path: Path): Node | null {
  let at = node;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !('get' in at) || typeof at.get !== 'function') break;
    const next: unknown = at.get(key, true);
    if (next === undefined) break;
    at = next;
  }
  return isScalar(at) || isMap(at) || (typeof at === 'object' && at !== null && 'range' in at) ? (at as Node) : null;
}

/** Where the character `offset` of a scalar's value stands in the file. Escapes and folded lines make it approximate. */
function offsetIn(node: Node, text: string, offset: number): number {
  const start = node.range?.[0] ?? 0;
  if (!isScalar(node) || typeof node.value !== 'string') return start;
  if (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE) return start + 1 + offset;
  if (node.type !== Scalar.BLOCK_LITERAL && node.type !== Scalar.BLOCK_FOLDED) return start + offset;
  const before = node.value.slice(0, offset);
  const row = before.split('\n').length;
  let lineStart = start;
  for (let passed = 0; passed < row; passed++) lineStart = text.indexOf('\n', lineStart) + 1;
  const indent = /^ */.exec(text.slice(lineStart))?.[0].length ?? 0;
  return lineStart + indent + (before.length - (before.lastIndexOf('\n') + 1));
}

function schemaFaults(errors: readonly ErrorObject[], document: LocatedDocument): LocatedFault[] {
  const direct = errors.filter(({ schemaPath }) => !/\/(oneOf|anyOf)\/\d/.test(schemaPath));
  return (direct.length > 0 ? direct : errors).map((error) => {
    const path = error.instancePath
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const key = error.keyword === 'additionalProperties' ? [String(error.params['additionalProperty'])] : [];
    return { ...document.position([...path, ...key]), message: inWords(error, path) };
  });
}

function inWords(error: ErrorObject, path: Path): string {
  const name = path.length === 0 ? 'the document' : `"${path.join('.')}"`;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      const properties: unknown = error.parentSchema?.['properties'];
      const known = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
      const meant = closest(key, known);
      return `"${key}" is no key of ${name}${meant === '' ? `; it may hold ${known.join(', ')}` : ` (did you mean "${meant}"?)`}`;
    }
    case 'required':
      return `${name} lacks "${String(error.params['missingProperty'])}"`;
    case 'enum': {
      const allowed: unknown = error.params['allowedValues'];
      return `${name} is to be one of ${Array.isArray(allowed) ? allowed.join(', ') : 'the allowed values'}`;
    }
    case 'oneOf':
      return `${name} has none of the forms that are accepted here`;
    case 'pattern':
      return `${name} does not have the form ${String(error.params['pattern'])}`;
    default:
      return `${name} ${error.message ?? 'is not valid'}`;
  }
}
