import { isAscii } from 'node:buffer';

/** How bytes stand for text: PowerShell's redirection writes UTF-16. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Tells the encoding by the byte order mark, else by where the zero byte of the first character stands. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (second === 0 && first !== 0) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  return 'utf-8';
}

/** Decodes a whole input, without its byte order mark. */
export function decode(bytes: Uint8Array): string {
  const encoding = detectEncoding(bytes);
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Nearly every large input is ASCII (Terraform and the AWS CLI escape much of the rest): a plain copy, of half the memory.
  if (isAscii(text)) return text.toString('latin1');
  return text.toString('utf8', startsWithMark(bytes) ? 3 : 0);
}

/** Decodes chunk by chunk; a character that two chunks share comes with the second. */
export async function* decodeChunks(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function startsWithMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}
