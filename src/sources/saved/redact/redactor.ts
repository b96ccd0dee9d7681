import { createCipher } from './cipher.js';
import { createIdentifiers, type Identifiers } from './identifiers.js';
import { createNames, type Names } from './names.js';
import { createProse } from './prose.js';
import { createResourceTags } from './resource-tags.js';
import { createTagRedactors, redactDigest, type TagRedactors } from './tags.js';
import { createWords, type Words } from './words.js';

/** What puts pseudonyms in the place of everything that says whose an inventory is; by one key, so that the same stays the same. */
export interface Redactor {
  readonly words: Words;
  readonly names: Names;
  readonly identifiers: Identifiers;
  readonly tagRedactors: TagRedactors;
  readonly resourceTags: ReturnType<typeof createResourceTags>;
  /** Sentences of ours. */
  readonly prose: (text: string) => string;
  readonly digest: (text: string) => string;
  /** `account/region`. */
  readonly registryKey: (text: string) => string;
}

export function createRedactor(key: Uint8Array): Redactor {
  const cipher = createCipher(key);
  const words = createWords(cipher);
  const names = createNames(words);
  const identifiers = createIdentifiers(words, cipher, names);
  const prose = createProse(words, identifiers);
  return {
    words,
    names,
    identifiers,
    tagRedactors: createTagRedactors(words, cipher),
    resourceTags: createResourceTags(words, prose),
    prose,
    digest: (text) => redactDigest(text, cipher),
    registryKey: (text) => text.replace(/^[0-9]{12}(?=\/)/, words.account).replace(/(?<=\/).*$/s, words.text),
  };
}
