import { constants } from 'node:buffer';
import { promisify } from 'node:util';
import { EcrAuditError } from '../model/errors.js';

/**
 * The bytes that gzip packed, and others as they are. Lists of images of a registry are large, and are kept as inventories are: packed.
 *
 * @param named - What they are, as an error names it: `--images images.json.gz`.
 * @throws EcrAuditError (`file-unreadable`) where they cannot be unpacked, or are more than a text can hold.
 */
export async function unpacked(bytes: Uint8Array, named: string): Promise<Uint8Array> {
  const [first, second] = bytes;
  if (first !== 0x1f || second !== 0x8b) return bytes;
  const zlib = await import('node:zlib');
  try {
    return await promisify(zlib.gunzip)(bytes, { maxOutputLength: constants.MAX_STRING_LENGTH });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EcrAuditError('file-unreadable', `${named} begins as gzip and cannot be unpacked: ${why}`, {
      hint: 'gzip -t says whether it is whole: make it again if it is not',
      cause: error,
    });
  }
}
