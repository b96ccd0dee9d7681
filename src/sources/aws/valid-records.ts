import type { InventoryRecord } from '../../schema/generated/inventory-record.js';
import { validate } from '../../schema/generated/validate-inventory-record.js';
import type { Read } from './read-call.js';
import { faultOfAnswer, type ReadSubject } from './read-fault.js';

/**
 * Records that the schema accepts, or the fault of the answers that they were made of: the SDK hands on a number where the service says
 * that a text stands.
 */
export function validRecords<R extends { readonly records: readonly InventoryRecord[] }>(reading: R, subject: ReadSubject): Read<R> {
  if (reading.records.every((record) => validate(record))) return { value: reading };
  return { fault: faultOfAnswer('an answer has values of another kind than the service gives', subject) };
}
