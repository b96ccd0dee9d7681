import type { ResourceTags } from '../../../model/inventory.js';
import type { Knowable } from '../../../model/unknown.js';
import { knowable } from './prose.js';
import { publicKeyWords } from './public-words.js';
import type { Words } from './words.js';

type KnownTags = Readonly<Record<string, Knowable<string>>>;

/** The tag that waives a finding: which rules, until when, and a reason, which is a sentence of somebody's. */
const waiver = 'ecr-audit:waive';
const leastReason = 10;

/** Redacts resource tags: keys that many use stay, and in values the words for environments and for what is critical. */
export function createResourceTags(words: Words, prose: (text: string) => string) {
  const keyWord = words.textKeeping(publicKeyWords);
  const key = (text: string): string => text.replace(/[A-Z]*[a-z]+|[A-Z]+|[^A-Za-z]+/g, keyWord);
  // A cost centre or a ticket is a number, which says whose it is.
  const plainValue = (text: string): string => words.text(text).replace(/(?<![\p{L}\p{N}])[0-9]{3,}(?![\p{L}\p{N}])/gu, words.number);
  const value = (name: string) => knowable(prose, (text: string) => (name === waiver ? withoutReason(text) : plainValue(text)));
  const tags = (known: KnownTags): Record<string, Knowable<string>> =>
    Object.fromEntries(Object.entries(known).map(([name, text]) => [key(name), value(name)(text)]));
  return { known: tags, tags: knowable<ResourceTags & KnownTags>(prose, tags) };
}

/** A reason that is too short waives nothing, and goes on doing so. */
function withoutReason(text: string): string {
  return text.replace(/((?:^|\s)reason=)(.*)$/s, (_, label: string, reason: string) =>
    reason.trim() === '' ? label : `${label}${reason.trim().length < leastReason ? 'redacted' : 'left out by redaction'}`,
  );
}
