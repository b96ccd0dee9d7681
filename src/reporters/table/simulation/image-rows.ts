import { formatBytes } from '../../byte-size.js';
import { shortDigestOf, tagWords, withShortDigests } from '../../image-words.js';
import { neutraliseTo } from '../../neutralise.js';
import { formatCount } from '../../quantity.js';
import type { Page } from '../page.js';
import { type Row, rowLines } from '../rows.js';
import { hang } from '../wrap.js';
import { indent } from './entry-head.js';

/** An image in a list. */
export interface ListedImage {
  readonly imageDigest: string;
  readonly imageTags: readonly string[];
  /** Undefined where its size is not told; 0 for an index, which has none of its own. */
  readonly bytes?: number;
  readonly inUse?: boolean;
  readonly inUseBy?: readonly string[];
  /** Named by `--why`. */
  readonly asked?: true;
}

const longestWords = 400;
const longestUse = 200;
const roomForSizes = 60;

/**
 * The images as lines, each with words of its own: those that were asked for first, whatever the fold; of the others those in use before
 * all to be there, then the oldest; of what is left how many they are.
 */
export function imageRows<Item extends ListedImage>(
  images: readonly Item[],
  wordsOf: (image: Item) => string,
  most: number,
  page: Page,
): string[] {
  const shown = choose(images, most);
  const sized = page.width >= roomForSizes && shown.some(({ bytes = 0 }) => bytes > 0);
  return [
    ...rowLines(
      shown.map((image) => rowOf(image, wordsOf(image), sized, page)),
      indent,
      page.width,
    ),
    ...moreLines(images.length - shown.length, page, usedOf(images) - usedOf(shown)),
  ];
}

/**
 * What is not shown.
 * @param inUse - How many of them are in use.
 */
export function moreLines(count: number, { paint, width }: Page, inUse = 0): string[] {
  if (count <= 0) return [];
  const used = inUse === 0 ? '' : `, ${formatCount(inUse)} of them in use`;
  return hang(indent, `and ${formatCount(count)} more${used}; -f json has them all`, width).map(inUse === 0 ? paint.quiet : paint.bad);
}

function usedOf(images: readonly ListedImage[]): number {
  return images.reduce((count, { inUse }) => (inUse ? count + 1 : count), 0);
}

/** Those that were asked for are wanted, but not all of a hundred thousand. */
export const mostAskedFor = 50;

/** One more line says as much as that there is one more. */
function choose<Item extends ListedImage>(images: readonly Item[], most: number): readonly Item[] {
  const wanted = images.filter(({ asked }) => asked).slice(0, mostAskedFor);
  if (images.length <= most + 1) return wanted.length === 0 ? images : askedFirst(images, wanted);
  const room = Math.max(0, most - wanted.length);
  const others = wanted.length === 0 ? images : images.filter((image) => !wanted.includes(image));
  const used = others.filter(({ inUse }) => inUse).slice(0, room);
  const calm = others.filter(({ inUse }) => !inUse).slice(0, room - used.length);
  return askedFirst(images, wanted, new Set([...used, ...calm]));
}

function askedFirst<Item>(images: readonly Item[], wanted: readonly Item[], others: ReadonlySet<Item> = new Set(images)): readonly Item[] {
  const first = new Set(wanted);
  return [...wanted, ...images.filter((image) => others.has(image) && !first.has(image))];
}

/** @param sized - Whether there is a column for sizes; an index has a dash there, since `0 B` would be read as a fault. */
function rowOf(image: ListedImage, words: string, sized: boolean, page: Page): Row {
  const { paint, width } = page;
  const { bytes = 0 } = image;
  const tags = tagWords(image.imageTags, tagRoom(width));
  const size = sized ? [{ text: bytes === 0 ? '-' : formatBytes(bytes), right: true }] : [];
  return {
    cells: [
      { text: shortDigestOf(image.imageDigest), style: image.inUse ? paint.bad : paint.quiet },
      { text: tags, style: image.imageTags.length === 0 ? paint.quiet : paint.strong },
      ...size,
    ],
    words: neutraliseTo(withShortDigests(words), longestWords),
    below: image.inUse ? useLines(image.inUseBy ?? [], page) : [],
  };
}

function useLines(inUseBy: readonly string[], { paint, width }: Page): string[] {
  const words = inUseBy.length === 0 ? 'IN USE' : `IN USE: ${inUseBy.slice(0, 5).join('; ')}`;
  return hang(`${indent}  `, neutraliseTo(words, longestUse), width).map((line) => `${indent}  ${paint.bad(line.trimStart())}`);
}

function tagRoom(width: number): number {
  if (width < 60) return 12;
  return width < 100 ? 22 : 32;
}
