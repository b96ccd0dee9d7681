import type { ReportResource } from '../../schema/generated/report.js';

/** A message with the words for its resource taken out: the same for every resource of which the same is said. */
export function generalise(message: string, resource: ReportResource): string {
  const withoutArn = replaceWord(message, resource.arn, '<arn>');
  const withoutName = replaceWord(replaceWord(withoutArn, resource.address, '<address>'), resource.name, '<name>');
  return replaceWord(withoutName, tagsInWords(resource), '<tags>');
}

/** The tags as a message lists them; a number would be taken for a tag wherever something is counted. */
function tagsInWords({ tags = [] }: ReportResource): string {
  const words = tags.join(', ');
  return /^\d*$/.test(words) ? '' : words;
}

/** The shape of a general message: with the numbers taken out too. */
export function shapeOf(general: string): string {
  return general.replace(/\d+(?:[.,]\d+)*/g, '#');
}

/** Replaces a word where it stands by itself: `api`, not the middle of `rapid` or `team/api`. */
function replaceWord(text: string, word: string, instead: string): string {
  if (word === '') return text;
  let result = '';
  let from = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (isPartOfWord(text.charCodeAt(at - 1)) || isPartOfWord(text.charCodeAt(at + word.length))) continue;
    result += text.slice(from, at) + instead;
    from = at + word.length;
  }
  return result + text.slice(from);
}

/** Letters, digits, `_`, `-` and `/`, by their codes since this is asked of every finding. NaN, at an end of the text, is none. */
function isPartOfWord(code: number): boolean {
  const letter = code | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2d || code === 0x2f;
}
