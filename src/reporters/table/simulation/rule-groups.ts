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

/** An image with why it fares so. */
interface Decided extends ListedImage {
  readonly reason: string;
}

/** However many rules there are, some images of each are shown. */
const fewest = 3;
const longestReason = 400;

/**
 * Images of the same fate, those of each rule together under what it says of them all; the first rule first.
 * @param ruleOf - The priority of the rule that decides; 0 where none selects the image.
 * @param most - So many images are shown, but some of each rule.
 */
export function ruleGroups<Item extends Decided>(
  images: readonly Item[],
  ruleOf: (image: Item) => number,
  label: Label,
  most: number,
  page: Page,
): string[] {
  const groups = [...grouped(images, (image) => String(ruleOf(image)))].sort(([one], [other]) => Number(one) - Number(other));
  const each = Math.max(fewest, Math.floor(most / Math.max(1, groups.length)));
  return groups.flatMap(([rule, some]) => groupLines(some, rule === '0' ? 'no rule' : `rule ${rule}`, label, each, page));
}

function groupLines(images: readonly Decided[], rule: string, label: Label, most: number, page: Page): string[] {
  const { common, own } = commonReason(images.map(({ reason }) => reason));
  // Zero where no size is told, and for indexes alone, which have none of their own.
  const bytes = images.reduce((sum, image) => sum + (image.bytes ?? 0), 0);
  const aside = [quantity(images.length, 'image'), ...(bytes === 0 ? [] : [formatBytes(bytes)])].join(', ');
  return [
    ...namedHead(label, rule, [aside], page),
    ...hang(indent, neutraliseTo(withShortDigests(common), longestReason), page.width),
    ...imageRows(images, ({ reason }) => own(reason), most, page),
  ];
}
