/** Ranges of addresses in aws:SourceIp: an address or a CIDR block, version 4 or 6. */

// A sixteenth of all addresses of version 4: more than any list of networks of one owner.
const tooMany = 2 ** 28;

/**
 * True where the ranges together let in no one in particular: a block wider than anyone owns (a /8, or a /16 of version 6),
 * 0.0.0.0/0 in two halves or many parts, or what is no address at all.
 */
export function areBroad(ranges: readonly string[]): boolean {
  const blocks = ranges.map(readBlock);
  if (blocks.length === 0 || blocks.some((block) => block === undefined || block.wide)) return true;
  return sizeOfUnion(blocks.flatMap((block) => (block?.version === 4 ? [block] : []))) >= tooMany;
}

/** True where the first range lies within the second. */
export function rangeWithin(inner: string, outer: string): boolean {
  if (inner === outer) return true;
  const [a, b] = [readBlock(inner), readBlock(outer)];
  return a?.version === 4 && b?.version === 4 && b.first <= a.first && a.last <= b.last;
}

interface Block {
  readonly version: 4 | 6;
  readonly first: number;
  readonly last: number;
  readonly wide: boolean;
}

function readBlock(text: string): Block | undefined {
  const [address = '', length, more] = text.trim().split('/');
  if (more !== undefined || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  if (/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(address)) {
    const bits = length === undefined ? 128 : Number(length);
    return bits > 128 ? undefined : { version: 6, first: 0, last: 0, wide: bits < 16 };
  }
  const start = readVersion4(address);
  const bits = length === undefined ? 32 : Number(length);
  if (start === undefined || bits > 32) return undefined;
  const size = 2 ** (32 - bits);
  const first = Math.floor(start / size) * size;
  return { version: 4, first, last: first + size - 1, wide: bits < 8 };
}

function readVersion4(address: string): number | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

function sizeOfUnion(blocks: readonly Block[]): number {
  let size = 0;
  let covered = -1;
  for (const { first, last } of blocks.toSorted((a, b) => a.first - b.first)) {
    size += Math.max(0, last - Math.max(first - 1, covered));
    covered = Math.max(covered, last);
  }
  return size;
}
