import type { ResourceTags } from '../../../model/inventory.js';
import type { Knowable } from '../../../model/unknown.js';
import { knowable } from './prose.js';
import { publicKeyWords } from './public-words.js';
import type { Words } from './words.js';

type KnownTags = Readonly<Record<string, Knowable<string>>>;

/** The tag that waives a finding: which rules, until when, and a reason, which is a sentence of somebody's. */
const waiver = 'ecr-audit:waive';

/** Redacts resource tags: keys that many use stay, and in values the words for environments and for what is critical. */
export function createResourceTags(words: Words, prose: (text: string) => string) {
  const keyWord = words.textKeeping(publicKeyWords);
  const key = (text: string): string => text.replace(/[A-Z]*[a-z]+|[A-Z]+|[^A-Za-z]+/g, keyWord);
  const value = (name: string) =>
    knowable(prose, (text: string) => (name.toLowerCase() === waiver ? withoutReason(text) : words.text(text)));
  const tags = (known: KnownTags): Record<string, Knowable<string>> =>
    Object.fromEntries(Object.entries(known).map(([name, text]) => [key(name), value(name)(text)]));
  return { known: tags, tags: knowable<ResourceTags & KnownTags>(prose, tags) };
}

function withoutReason(text: string): string {
  return text.replace(/(reason=).*$/s, '$1redacted');
}
