import { environmentOfPair, environmentOfWord } from '../model/environment-words.js';

/** The environments that every installation has, whatever its config. */
export const knownEnvironments: readonly string[] = [...new Set(Object.values(environmentOfWord))];

/** The environment that a name or a tag's value tells by its whole parts between `/ - _ .`; empty for none. The first part from the left wins. */
export function environmentInWords(text: string): string {
  const parts = text.toLowerCase().split(/[/\-_.\s]+/);
  for (const [index, part] of parts.entries()) {
    const found = environmentOfPair[`${part} ${parts[index + 1] ?? ''}`] ?? ownWord(part);
    if (found !== undefined) return found;
  }
  return '';
}

function ownWord(part: string): string | undefined {
  return Object.hasOwn(environmentOfWord, part) ? environmentOfWord[part] : undefined;
}
