/** How much of an input is looked at to say what it is. */
export const headLength = 2 ** 18;

/** An input that fits into memory whole, or its start and all of its chunks. */
export type Gathered =
  | { readonly head: Uint8Array; readonly whole: Uint8Array }
  | { readonly head: Uint8Array; readonly whole: undefined; readonly chunks: AsyncIterable<Uint8Array> };

/** Reads until the end, or until there is more than `limit`. */
export async function gatherBytes(bytes: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<Gathered> {
  if (bytes instanceof Uint8Array) {
    return bytes.length <= limit ? { head: bytes, whole: bytes } : { head: bytes, whole: undefined, chunks: slices(bytes) };
  }
  const iterator = bytes[Symbol.asyncIterator]();
  const gathered: Uint8Array[] = [];
  let length = 0;
  while (length <= limit) {
    const next = await iterator.next();
    if (next.done) return wholeOf(gathered);
    gathered.push(next.value);
    length += next.value.length;
  }
  return { head: headOf(gathered), whole: undefined, chunks: continued(gathered, iterator) };
}

function wholeOf(chunks: readonly Uint8Array[]): Gathered {
  const whole = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  return { head: whole, whole };
}

// Enough to tell by what the input is: the encoding, and the words of a text that is no plan.
function headOf(chunks: readonly Uint8Array[]): Uint8Array {
  const first: Uint8Array[] = [];
  let length = 0;
  for (const chunk of chunks) {
    if (length >= headLength) break;
    first.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(first).subarray(0, headLength);
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const size = 1 << 16;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

// Each chunk is let go as it is handed on: half a gigabyte of them must not stay.
async function* continued(gathered: Uint8Array[], iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  gathered.reverse();
  for (let chunk = gathered.pop(); chunk !== undefined; chunk = gathered.pop()) yield chunk;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}
