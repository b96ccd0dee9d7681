import type { Incomplete, Notice, Report } from '../../schema/generated/report.js';
import { formatCount, quantity } from '../quantity.js';
import { messageText } from './message.js';
import { maxResults } from './select.js';

/** What a reader should know of the run itself: what could not be read, what was left out, and the notices. */
export function sarifNotifications({ incomplete, notices }: Report, leftOut: number) {
  return [...incomplete.map(ofIncomplete), ...ofLeftOut(leftOut), ...notices.map(ofNotice)];
}

function ofIncomplete({ what, where, why, hint }: Incomplete) {
  return notification('incomplete', 'error', `${what} could not be read (${where}): ${why}${hint === '' ? '' : `. ${hint}`}`);
}

function ofLeftOut(leftOut: number) {
  if (leftOut === 0) return [];
  const words = `${quantity(leftOut, 'result')} of the least severity left out: GitHub takes ${formatCount(maxResults)} a run. -f json has all`;
  return [notification('results-left-out', 'warning', words)];
}

function ofNotice({ code, message, where }: Notice) {
  return notification(messageText(code, 'notice'), 'note', where === undefined ? message : `${message} (${where})`);
}

function notification(id: string, level: 'error' | 'warning' | 'note', text: string) {
  return { descriptor: { id }, level, message: { text: messageText(text, id) } };
}
