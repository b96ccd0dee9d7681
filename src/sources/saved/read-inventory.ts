import type { InventoryRecord } from '../../schema/generated/inventory-record.js';
import { fileBytes, plainBytes, withHead } from './inventory-bytes.js';
import { readLine } from './read-line.js';
import { createRecordOrder } from './record-order.js';
import { refuseHead, refuseLine, refuseLongLine, refuseStream, refuseTruncated } from './refuse-inventory.js';
import { type Line, longestLine, splitLines } from './split-lines.js';

/** How much of the beginning is looked at to say what else it is. */
const headLength = 4_096;

/**
 * Reads a saved inventory record by record, holding one line of it at a time.
 *
 * What was given before a fault is not an inventory: whoever judged it must drop what they made of it.
 *
 * @param source - The path of a file, or bytes; plain or packed with gzip.
 * @param options - `name`: what to call bytes in an error; `longestLine`: bytes.
 * @throws EcrAuditError (`inventory-invalid`) with the line, where a line is not what it should be, records are out of order or do not
 * add up, or the end is missing; (`file-unreadable`) where the file cannot be read.
 */
export async function* readInventory(
  source: string | AsyncIterable<Uint8Array>,
  options: { readonly name?: string; readonly longestLine?: number } = {},
): AsyncGenerator<InventoryRecord, void, undefined> {
  const name = options.name ?? (typeof source === 'string' ? source : 'the inventory');
  const bytes = typeof source === 'string' ? fileBytes(source) : source;
  const most = options.longestLine ?? longestLine;
  const order = createRecordOrder();
  let line = 0;
  try {
    const { head, whole } = await withHead(plainBytes(bytes), headLength);
    refuseHead(head, name);
    for await (const next of splitLines(whole, most)) {
      line = next.number;
      if (next.bytes.length > most) throw refuseLongLine(name, line, most);
      if (isBlank(next)) continue;
      const record = readLine(next, name);
      const fault = order.take(record);
      if (fault !== '') throw refuseLine(name, line, fault);
      yield record;
    }
  } catch (error) {
    throw refuseStream(error, name, line);
  }
  if (!order.isComplete()) throw refuseTruncated(name, line, 'its last line, which counts what it holds, is missing');
}

// A final line end too many, which an editor adds, takes nothing away.
function isBlank({ bytes }: Line): boolean {
  return bytes.length < 3 && bytes.toString('latin1').trim() === '';
}
