import { isUtf8 } from 'node:buffer';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { InventoryRecord } from '../../schema/generated/inventory-record.js';
import { validate } from '../../schema/generated/validate-inventory-record.js';
import type { LocatedDocument } from '../../schema/located-document.js';
import { schemaFaults } from '../../schema/schema-faults.js';
import { refuseLine, refuseTruncated, refuseVersion } from './refuse-inventory.js';
import type { Line } from './split-lines.js';

/** The schema version that is read. */
const schemaVersion = '1.0';

/** A line above this length is not parsed a second time for the column of its fault. */
const explainedLength = 2 ** 22;

/**
 * Reads one line of an inventory. A key that a line holds twice counts as it stands last, as everywhere in JSON.
 *
 * @throws EcrAuditError (`inventory-invalid`).
 */
export function readLine(line: Line, name: string): InventoryRecord {
  if (!isUtf8(line.bytes)) throw refuseLine(name, line.number, 'expected UTF-8 text, there are bytes that are none');
  const text = textOf(line);
  const value = parse(text, line, name);
  if (isRecord(value)) return value;
  refuseOtherVersion(value, line, name);
  throw refuseValue(value, text, line, name);
}

function isRecord(value: unknown): value is InventoryRecord {
  return validate(value);
}

// Windows tools put a byte order mark before the first line, which JSON does not know.
function textOf({ bytes, number }: Line): string {
  const text = bytes.toString('utf8');
  return number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function parse(text: string, line: Line, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuseSyntax(text, line, name);
  }
}

function refuseSyntax(text: string, { number, ended }: Line, name: string): Error {
  const { errors } = parseTolerantly(text);
  const first = errors[0];
  const column = first === undefined ? undefined : first.offset + 1;
  if (!ended) return refuseTruncated(name, number, 'it ends in the middle of a record', column);
  if (number === 1 && text.trim() === '{')
    return refuseLine(name, number, 'expected one record a line, there is JSON over several lines', column);
  const what = first === undefined ? '' : `: ${words(printParseErrorCode(first.error))}`;
  return refuseLine(name, number, `is not JSON${what}`, column);
}

function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function parseTolerantly(text: string): { readonly tree: Node | undefined; readonly errors: readonly ParseError[] } {
  const errors: ParseError[] = [];
  if (text.length > explainedLength) return { tree: undefined, errors };
  try {
    return { tree: parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }), errors };
  } catch (error) {
    // Nested too deeply for this parser, which JSON.parse is not.
    if (error instanceof RangeError) return { tree: undefined, errors };
    throw error;
  }
}

function refuseOtherVersion(value: unknown, { number }: Line, name: string): void {
  if (typeof value !== 'object' || value === null || !('record' in value) || value.record !== 'header') return;
  const version = 'schemaVersion' in value ? value.schemaVersion : undefined;
  if (typeof version === 'string' && version !== schemaVersion) throw refuseVersion(name, number, version, schemaVersion);
}

function refuseValue(value: unknown, text: string, { number }: Line, name: string): Error {
  const [fault] = schemaFaults(validate.errors ?? [], locate(value, text, number, name));
  const message = fault === undefined ? 'is no record of an inventory' : `is no record of an inventory: ${fault.message}`;
  return refuseLine(name, number, message, fault?.column);
}

/** The line as a document of which places can be asked; every place is in this line. */
function locate(value: unknown, text: string, line: number, file: string): LocatedDocument {
  const { tree } = parseTolerantly(text);
  const place = (offset: number) => ({ line, column: offset + 1 });
  const nodeAt = (path: readonly (string | number)[]) => tree && findNodeAtLocation(tree, [...path]);
  return {
    file,
    value,
    position: (path) => place(nodeAt(path)?.offset ?? 0),
    keyPosition: (path) => place(nodeAt(path)?.parent?.offset ?? 0),
    line: () => text,
  };
}
