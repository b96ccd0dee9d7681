import { EcrAuditError, isEcrAuditError } from '../model/errors.js';

/**
 * Waits for a file that a config names; that it cannot be read is said with the place in the config.
 *
 * @throws EcrAuditError (`file-unreadable`) with the place, and whatever else reading throws.
 */
export async function namedAt<T>(place: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!isEcrAuditError(error) || error.code !== 'file-unreadable') throw error;
    throw new EcrAuditError(error.code, `${place}: ${error.message}`, { hint: error.hint, cause: error });
  }
}
