import { matchesGlob } from '../model/glob.js';
import type { FunctionDeclaration } from './function-declaration.js';
import { texts } from './lifecycle-functions.js';
import { coversEvery, letsReleasesThrough } from './tag-filters.js';

export const generalFunctions: readonly FunctionDeclaration[] = [
  {
    signature: 'glob(string, string): bool',
    description: 'glob(name, pattern): the pattern matches the whole name; * is any run of characters, ? one character.',
    call: (name, pattern) => matchesGlob(String(pattern), String(name)),
  },
  {
    signature: 'globAny(string, list<string>): bool',
    description: 'globAny(name, patterns): one of the patterns matches the whole name.',
    call: (name, patterns) => texts(patterns).some((pattern) => matchesGlob(pattern, String(name))),
  },
  {
    signature: 'coversEvery(list<string>, list<string>): bool',
    description: 'coversEvery(filters, patterns): each tag pattern is included in one of the tag filters.',
    call: (filters, patterns) => coversEvery(texts(filters), texts(patterns)),
  },
  {
    signature: 'releaseFilters(list<string>, list<string>): list<string>',
    description: 'releaseFilters(filters, patterns): the tag filters that let tags through which look like the release patterns.',
    call: (filters, patterns) => texts(filters).filter((filter) => letsReleasesThrough(filter, texts(patterns))),
  },
];
