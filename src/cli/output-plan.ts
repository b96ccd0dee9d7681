import path from 'node:path';
import { closest } from '../model/closest.js';
import { EcrAuditError } from '../model/errors.js';
import { type FormatName, formatNames, isFormatName } from '../reporters/index.js';

/** One rendering of a report: its format, and the file that it goes to; null for stdout. */
export interface Destination {
  readonly format: FormatName;
  readonly file: string | null;
}

/**
 * Puts `--format`, `--output` and `--json` together: each output has a format of its own (`sarif=out.sarif`) or the one that
 * `--format` names, and a format without a file goes to stdout.
 *
 * @throws EcrAuditError (`usage`) where they do not fit together.
 */
export function planOutputs({
  format,
  output,
  json,
}: {
  readonly format: readonly string[];
  readonly output: readonly string[];
  readonly json: boolean;
}): readonly Destination[] {
  const formats = [...new Set([...format.map(knownFormat), ...(json ? (['json'] as const) : [])])];
  const files = output.map((text) => fileOutput(text, formats));
  checkApart(files);
  const written = new Set(files.map((one) => one.format));
  const rest = formats.filter((one) => !written.has(one));
  if (rest.length > 1) {
    throw new EcrAuditError('usage', `${rest.join(' and ')} cannot both go to stdout`, {
      hint: `give each but one a file: -o ${rest[0]}=FILE`,
    });
  }
  if (formats.length === 0 && files.length === 0) return [{ format: 'table', file: null }];
  return [...files, ...rest.map((one) => ({ format: one, file: null }))];
}

function knownFormat(name: string): FormatName {
  if (isFormatName(name)) return name;
  const meant = closest(name, formatNames);
  throw new EcrAuditError('usage', `there is no format "${name}"${meant === '' ? '' : ` (did you mean "${meant}"?)`}`, {
    hint: `formats: ${formatNames.join(', ')}; a file whose name has a = is given as ./NAME`,
  });
}

/** Of two formats in one file the second would be all that is left. */
function checkApart(files: readonly Destination[]): void {
  const paths = files.map(({ file }) => path.resolve(file ?? ''));
  const twice = files.find((_, index) => paths.indexOf(paths[index] ?? '') !== index);
  if (twice !== undefined)
    throw new EcrAuditError('usage', `two outputs go to ${twice.file}`, { hint: 'give each output a file of its own' });
}

function fileOutput(text: string, formats: readonly FormatName[]): Destination {
  const [, prefix, file = text] = /^([a-z]+)=(.*)$/s.exec(text) ?? [];
  if (file === '') throw new EcrAuditError('usage', `--output ${text} names no file`, { hint: 'say -o FORMAT=FILE, or -o FILE' });
  if (prefix !== undefined) return { format: knownFormat(prefix), file };
  const [only, ...others] = formats;
  if (others.length > 0)
    throw new EcrAuditError('usage', `which format goes to ${text}?`, { hint: `say -o FORMAT=${text}, with one of ${formats.join(', ')}` });
  return { format: only ?? formatOfName(text), file: text };
}

/** The format that a file's name tells, where no flag does. */
function formatOfName(file: string): FormatName {
  if (file.endsWith('.sarif')) return 'sarif';
  return file.endsWith('.json') ? 'json' : 'table';
}
