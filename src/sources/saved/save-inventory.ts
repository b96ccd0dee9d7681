import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { InventoryRecord } from '../../schema/generated/inventory-record.js';
import { printableJson } from '../../schema/printable-json.js';
import { beginFile, type FileInProgress } from './file-in-progress.js';
import { createRecordOrder } from './record-order.js';
import { longestLine } from './split-lines.js';

/**
 * Gives every record on, and writes it as a line of a file; packed where the name ends in `.gz`. The file is there when the end
 * record is given on, and not before: where the stream throws, or whoever asks stops asking, nothing is left behind.
 *
 * @throws EcrAuditError (`inventory-unwritable`), and whatever the records throw. An Error where they are no inventory, which could
 * not be read again.
 */
export async function* saveInventory(
  records: AsyncIterable<InventoryRecord>,
  file: string,
): AsyncGenerator<InventoryRecord, void, undefined> {
  const order = createRecordOrder();
  const begun = await beginFile(file);
  try {
    const lines = lineWriter(begun, file.endsWith('.gz') ? (bytes) => promisify(gzip)(bytes) : async (bytes) => bytes);
    for await (const record of records) {
      const fault = order.take(record);
      if (fault !== '') throw new Error(`the records are no inventory: ${fault}`);
      await lines.write(record);
      if (order.isComplete()) {
        await lines.flush();
        await begun.keep();
      }
      yield record;
    }
    if (!order.isComplete()) throw new Error('the records are no inventory: the end is missing');
  } finally {
    await begun.drop();
  }
}

/** How much is gathered before it is written. A gzip file may have many members, so that each can be packed by itself. */
const enough = 2 ** 20;

function lineWriter(file: FileInProgress, pack: (bytes: Buffer) => Promise<Uint8Array>) {
  let waiting: Buffer[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    length = 0;
    if (bytes.length > 0) await file.write(await pack(bytes));
  };
  const write = async (record: InventoryRecord): Promise<void> => {
    const line = Buffer.from(`${printableJson(JSON.stringify(record))}\n`);
    if (line.length > longestLine) throw new Error(`a record takes more than ${longestLine} bytes, and could not be read again`);
    waiting.push(line);
    length += line.length;
    if (length >= enough) await flush();
  };
  return { write, flush };
}
