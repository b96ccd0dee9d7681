import type { Page } from '../page.js';
import { hang } from '../wrap.js';

/** Under its label stands all that belongs to an entry. */
export const indent = '            ';

/** What an entry begins with, such as `EXPIRE`, and how that looks. */
export interface Label {
  readonly text: string;
  readonly style: (text: string) => string;
}

/** A label and a sentence. */
export function sentenceHead({ text, style }: Label, words: string, { width }: Page): string[] {
  const [first = '', ...rest] = hang(indent, words, width);
  return [`  ${style(text.padEnd(8))}  ${first.slice(indent.length)}`, ...rest];
}

/** A label, a name, and what is to know beside it: none of it broken, but on a line of its own where it does not fit. Safe text only. */
export function namedHead({ text, style }: Label, name: string, asides: readonly string[], { width, paint }: Page): string[] {
  const lines = [`  ${style(text.padEnd(8))}  ${paint.strong(name)}`];
  let used = indent.length + name.length;
  for (const aside of asides.filter((one) => one !== '')) {
    const fits = used + 2 + aside.length <= width;
    if (fits) lines.push(`${lines.pop() ?? ''}  ${paint.quiet(aside)}`);
    else lines.push(`${indent}${paint.quiet(aside)}`);
    used = fits ? used + 2 + aside.length : indent.length + aside.length;
  }
  return lines;
}

/** Narrower pages have no room for words to stand beside their label. */
const roomy = 60;

/** Words under what they are: `fix: ...`. Safe text only. */
export function labelled(label: string, words: string, { width, paint }: Page, style = paint.quiet): string[] {
  if (words === '') return [];
  const lines = width < roomy ? hang(indent, `${label} ${words}`, width) : hang(`${indent}${label} `, words, width);
  return lines.map(style);
}
