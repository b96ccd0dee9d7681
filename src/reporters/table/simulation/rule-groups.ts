import { formatBytes } from '../../byte-size.js';
import { grouped } from '../../grouped.js';
import { withShortDigests } from '../../image-words.js';
import { neutraliseTo } from '../../neutralise.js';
import { quantity } from '../../quantity.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { commonReason } from './common-reason.js';
import { indent, type Label, namedHead } from './entry-head.js';
import { imageRows, type ListedImage } from './image-rows.js';

/** An image with what decides it. */
export interface Decided extends Omit<ListedImage, 'words'> {
  /** 0 where no rule selects it. */
  readonly rule: number;
  readonly reason: string;
}

/** However many rules there are, some images of each are shown. */
const fewest = 3;
const longestReason = 400;

/** Images of the same fate, those of each rule together under what it says of them all; the first rule first. */
export function ruleGroups(images: readonly Decided[], label: Label, most: number, page: Page): string[] {
  const groups = [...grouped(images, ({ rule }) => String(rule)).values()].sort(([one], [other]) => (one?.rule ?? 0) - (other?.rule ?? 0));
  const each = Math.max(fewest, Math.floor(most / Math.max(1, groups.length)));
  return groups.flatMap((group) => groupLines(group, label, each, page));
}

function groupLines(images: readonly Decided[], label: Label, most: number, page: Page): string[] {
  const { common, own } = commonReason(images.map(({ reason }) => reason));
  const sized = images.every(({ bytes }) => bytes !== undefined);
  const bytes = images.reduce((sum, image) => sum + (image.bytes ?? 0), 0);
  const aside = [quantity(images.length, 'image'), ...(sized ? [formatBytes(bytes)] : [])].join(', ');
  const rule = images[0]?.rule ?? 0;
  return [
    ...namedHead(label, rule === 0 ? 'no rule' : `rule ${rule}`, [aside], page),
    ...hang(indent, neutraliseTo(withShortDigests(common), longestReason), page.width),
    ...imageRows(
      images.map((image) => ({ ...image, words: own(image.reason) })),
      most,
      page,
    ),
  ];
}
