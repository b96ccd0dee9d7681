import { EcrAuditError, isEcrAuditError } from '../../model/errors.js';

const takeAnew = 'take the inventory anew: ecr-audit scan --save FILE';

/** The error for a line that is not what it should be; the column counts from 1. */
export function refuseLine(name: string, line: number, message: string, column?: number): EcrAuditError {
  const place = column === undefined ? `${name}:${line}` : `${name}:${line}:${column}`;
  return new EcrAuditError('inventory-invalid', `${place}: ${message}`, { hint: takeAnew });
}

/** The error for an inventory that lost its end. */
export function refuseTruncated(name: string, line: number, what: string, column?: number): EcrAuditError {
  return refuseLine(name, Math.max(line, 1), `the inventory is cut off: ${what}`, column);
}

/** The error for a line that is longer than any inventory has one. */
export function refuseLongLine(name: string, line: number, most: number): EcrAuditError {
  return refuseLine(name, line, `the line is longer than ${most} bytes, which no line of an inventory is`);
}

/** The error for an inventory of another version of the schema. */
export function refuseVersion(name: string, line: number, version: string, read: string): EcrAuditError {
  const shown = /^\d{1,4}(\.\d{1,4}){0,2}$/.test(version) ? version : '?';
  const newer = shown !== '?' && version.localeCompare(read, 'en', { numeric: true }) > 0;
  return new EcrAuditError(
    'inventory-invalid',
    `${name}:${line}: ${newer ? 'written by a newer ecr-audit: ' : ''}schema version ${shown}; version ${read} is read`,
    { hint: newer ? 'update ecr-audit' : takeAnew },
  );
}

/** What went wrong below: a fault of the file, of the packing, or one that has been put in words already. */
export function refuseStream(error: unknown, name: string, line: number): unknown {
  if (isEcrAuditError(error)) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return refuseTruncated(name, line, 'the gzip stream ends before its end');
  if (typeof code === 'string' && code.startsWith('Z_'))
    return refuseLine(name, Math.max(line, 1), 'the gzip stream is corrupt after this line');
  const reason = typeof code === 'string' ? unreadable[code] : undefined;
  if (reason === undefined) return error;
  return new EcrAuditError('file-unreadable', `the inventory ${name} cannot be read: ${reason}`, { hint: 'check the path', cause: error });
}

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EIO: 'the disk failed',
};

interface OtherFile {
  readonly is: (head: Buffer, text: string) => boolean;
  readonly what: string;
  readonly hint: string;
}

const otherFiles: readonly OtherFile[] = [
  { is: (_, text) => text.trim() === '', what: 'is empty', hint: takeAnew },
  { is: (head) => head[0] === 0x50 && head[1] === 0x4b, what: 'is a ZIP archive, as a plan of Terraform is', hint: takeAnew },
  {
    is: (head) => (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || head[0] === 0 || head[1] === 0,
    what: 'is UTF-16 text, not UTF-8',
    hint: 'let ecr-audit write the file itself, with --save, rather than a shell',
  },
  {
    is: (_, text) => /"(?:planned_values|resource_changes|format_version)"\s*:/.test(text),
    what: 'is a Terraform plan',
    hint: 'ecr-audit plan FILE judges it',
  },
  {
    is: (_, text) => /"command"\s*:\s*"\w+"/.test(text) && /"generatedAt"\s*:/.test(text),
    what: 'is a report of ecr-audit',
    hint: 'a report is what came of an audit; an inventory is what --save writes',
  },
];

/**
 * Refuses what is plainly something else.
 *
 * @throws EcrAuditError (`inventory-invalid`).
 */
export function refuseHead(head: Buffer, name: string): void {
  const text = head.toString('utf8');
  const other = /^\uFEFF?\{"record":/.test(text) ? undefined : otherFiles.find(({ is }) => is(head, text));
  if (other !== undefined) throw new EcrAuditError('inventory-invalid', `${name} ${other.what}: it is no inventory`, { hint: other.hint });
}
