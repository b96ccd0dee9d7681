import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Few and large pieces: a page of images takes some hundred thousand bytes. */
const pieceSize = 2 ** 20;

/** The bytes of a file, as they are. */
export function fileBytes(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(file, { highWaterMark: pieceSize });
}

/** The bytes of an inventory: those of a gzip stream unpacked, by its first two bytes, whatever its name. */
export async function* plainBytes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const { head, whole } = await withHead(bytes, 2);
  yield* isGzip(head) ? unpack(whole) : whole;
}

/** The first bytes of a stream, at least so many where it has them, and the stream from its start. */
export async function withHead(
  bytes: AsyncIterable<Uint8Array>,
  least: number,
): Promise<{ readonly head: Buffer; readonly whole: AsyncIterable<Uint8Array> }> {
  const pieces = bytes[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < least) {
    const next = await pieces.next();
    if (next.done === true) break;
    taken.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(taken), whole: from(taken, pieces) };
}

async function* from(taken: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* taken;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

function unpack(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: pieceSize });
  // A fault of either reaches whoever reads, as an error of the unpacked stream.
  pipeline(bytes, gunzip, () => {});
  return gunzip;
}
