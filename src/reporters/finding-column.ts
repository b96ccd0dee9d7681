import type { Finding } from '../schema/generated/report.js';

/** The column at which a finding is in its line, which is evidence of what is found in a text; undefined where it has none. */
export function columnOf({ location, evidence }: Finding): number | undefined {
  const column = evidence['column'];
  return location !== undefined && typeof column === 'number' && Number.isSafeInteger(column) && column >= 1 ? column : undefined;
}
