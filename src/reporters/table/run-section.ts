import type { Incomplete, Notice } from '../../schema/generated/report.js';
import { neutralise, neutraliseTo } from '../neutralise.js';
import { formatCount } from '../quantity.js';
import type { Page } from './page.js';
import { hang } from './wrap.js';

const longest = 300;
const maxEntries = 20;

/** What could not be read: it is missing from everything above, so it is said loudly. */
export function incompleteSection(incomplete: readonly Incomplete[], page: Page): string[] {
  const lines = incomplete
    .slice(0, maxEntries)
    .flatMap(({ what, where, why, hint }) => [
      ...hang('  ', neutraliseTo(`${what} (${where}): ${why}`, longest), page.width),
      ...hang('    ', neutraliseTo(hint, longest), page.width).map(page.paint.quiet),
    ]);
  return titled(page.paint.bad(`Could not be read: ${formatCount(incomplete.length)}`), lines, incomplete.length);
}

/** Notices: nothing fails for them, but someone should know. */
export function noticeSection(notices: readonly Notice[], page: Page): string[] {
  const lines = notices.slice(0, maxEntries).flatMap(({ code, message, where }) => {
    const place = where === undefined || where === '' ? '' : ` (${neutralise(where)})`;
    return hang('  ', `${neutralise(code)}: ${neutraliseTo(message, longest)}${place}`, page.width);
  });
  return titled(page.paint.warning(`Notices: ${formatCount(notices.length)}`), lines, notices.length);
}

function titled(title: string, lines: readonly string[], count: number): string[] {
  if (count === 0) return [];
  const closing = count > maxEntries ? [`  and ${formatCount(count - maxEntries)} more; -f json has them all`] : [];
  return [title, ...lines, ...closing, ''];
}
