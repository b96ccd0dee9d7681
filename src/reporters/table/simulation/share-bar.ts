import type { Toll } from '../../simulation-words.js';
import type { Page } from '../page.js';

const widest = 60;

/** How much of a repository goes, drawn: what expires, what is archived, what stays. Nothing without block characters, or images. */
export function shareBar(toll: Toll, { boxes, width, paint }: Page): string[] {
  const parts = [
    { count: toll.expired, mark: '█', style: (text: string) => paint.severity('high', text) },
    { count: toll.archived, mark: '▓', style: paint.warning },
    { count: toll.images - toll.expired - toll.archived, mark: '░', style: paint.good },
  ];
  if (!boxes || parts.every(({ count }) => count <= 0) || toll.expired + toll.archived === 0) return [];
  const cells = Math.min(widest, width - 4);
  const all = parts.reduce((sum, { count }) => sum + Math.max(0, count), 0);
  // What there is at all is seen, however little of it there is.
  const lengths = parts.map(({ count }) => (count <= 0 ? 0 : Math.max(1, Math.round((count / all) * cells))));
  const longest = lengths.indexOf(Math.max(...lengths));
  const over = lengths.reduce((sum, length) => sum + length, 0) - cells;
  return [`  ${parts.map(({ mark, style }, at) => style(mark.repeat((lengths[at] ?? 0) - (at === longest ? over : 0)))).join('')}`];
}
