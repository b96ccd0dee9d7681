import { neutralise } from './neutralise.js';

/** Text from outside as Markdown that shows just that text: no link, no HTML, no heading, no table cell. */
export function markdownText(text: string): string {
  return neutralise(text)
    .replace(/[\\`*_{}[\]#|~!>]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
