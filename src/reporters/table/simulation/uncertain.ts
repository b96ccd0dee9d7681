import type { Uncertainty } from '../../../schema/generated/report.js';
import { withShortDigests } from '../../image-words.js';
import { neutraliseTo } from '../../neutralise.js';
import { quantity } from '../../quantity.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { indent, labelled, namedHead } from './entry-head.js';

const longest = 400;
const longestCode = 60;

/** What is not known and changes the result: what is assumed of it, and how to see what else would be. */
export function uncertainLines(uncertain: readonly Uncertainty[], page: Page): string[] {
  const { paint, width } = page;
  return uncertain.flatMap((one) => {
    const code = neutraliseTo(one.code, longestCode);
    // What of them is not sure, the message says: what becomes of them, or only whether they are in use.
    const images = one.images === 0 ? '' : quantity(one.images, 'image');
    const other = one.otherwise === '' ? '' : `; --assume ${code}=${neutraliseTo(one.otherwise, longestCode)} shows the other`;
    return [
      ...namedHead({ text: 'NOT SURE', style: (text) => paint.severity('info', text) }, code, [images], page),
      ...hang(indent, neutraliseTo(withShortDigests(one.message), longest), width),
      ...labelled('assumed:', `${neutraliseTo(one.assumed, longest)}${other}`, page),
    ];
  });
}
