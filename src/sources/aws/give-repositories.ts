import type { Knowable } from '../../model/unknown.js';
import type { InventoryRecord } from '../../schema/generated/inventory-record.js';
import type { Read } from './read-call.js';
import { type ReadFault, unreadRecord, unreadValue } from './read-fault.js';
import type { RepositoryReading } from './read-repository.js';

/**
 * Gives the records of repositories as they are read, and what could not be read.
 *
 * @param said - Faults that were told already: what several read fails for all of them, and is told once.
 * @returns How many there were; unknown where those are not all.
 */
export async function* giveRepositories(
  readings: AsyncIterable<Read<RepositoryReading>>,
  said: Set<ReadFault>,
): AsyncGenerator<InventoryRecord, Knowable<number>, undefined> {
  let count = 0;
  let cut: ReadFault | undefined;
  for await (const reading of readings) {
    if ('fault' in reading) {
      cut = reading.fault;
      yield unreadRecord(cut);
      continue;
    }
    count += 1;
    yield* reading.value.records;
    yield* newFaults(reading.value, said).map(unreadRecord);
  }
  return cut === undefined ? count : unreadValue(cut);
}

function newFaults({ faults }: RepositoryReading, said: Set<ReadFault>): readonly ReadFault[] {
  const fresh = faults.filter((fault) => !said.has(fault));
  for (const fault of fresh) said.add(fault);
  return fresh;
}
