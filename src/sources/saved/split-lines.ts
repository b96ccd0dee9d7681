/** A line without its end, and its number, from 1. */
export interface Line {
  readonly bytes: Buffer;
  readonly number: number;
  /** False for what follows the last line end. */
  readonly ended: boolean;
}

/** The most bytes of one line: some ten times what a page of 1,000 images with 40 tags each takes. */
export const longestLine = 2 ** 27;

const lineFeed = 0x0a;

/**
 * Cuts bytes into lines, holding one line and one piece of input at a time. What comes after the last line end is a line too, unless
 * it is empty. A line that is too long is given as far as it was read, and is the last one.
 */
export async function* splitLines(pieces: AsyncIterable<Uint8Array>, most = longestLine): AsyncGenerator<Line, void, undefined> {
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, start)) {
      const last = bytes.subarray(start, end);
      yield { bytes: parts.length === 0 ? last : Buffer.concat([...parts, last]), number, ended: true };
      number += 1;
      parts = [];
      length = 0;
      start = end + 1;
    }
    if (start < bytes.length) parts.push(bytes.subarray(start));
    length += bytes.length - start;
    if (length > most) break;
  }
  if (length > 0) yield { bytes: Buffer.concat(parts), number, ended: false };
}
