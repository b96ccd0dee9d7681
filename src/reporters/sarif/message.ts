import { neutraliseTo } from '../neutralise.js';

/** GitHub cuts descriptions at 1,024 characters; a message longer than that is no message. */
const longest = 1_024;

/** Text of a SARIF message: never empty, in one line, and without the `[text](target)` that a viewer would make a link of. */
export function messageText(text: string, instead: string): string {
  return plain(text) || plain(instead) || '-';
}

function plain(text: string): string {
  return neutraliseTo(text.trim().replaceAll('](', '] ('), longest);
}
