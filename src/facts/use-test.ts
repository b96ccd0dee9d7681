import type { Image } from '../model/image.js';
import type { Unknown } from '../model/inventory.js';

/** Whether an image is in use. */
export interface InUse {
  /** What says so, each in words for a person: `pulled 2026-11-20`, `pod default/api`. Empty where nothing does. */
  readonly by: readonly string[];
  /** Why it may be in use though nothing says so; null where something does, and where it is known not to be. */
  readonly doubt: Unknown | null;
}

export type UseTest = (image: Image) => InUse;

/** Of an image that nothing is known to use. */
export const notInUse: InUse = { by: [], doubt: null };

/** In use where one of the answers says so. */
export function anyUse(answers: readonly InUse[]): InUse {
  const [first, ...others] = answers.filter((answer) => answer !== notInUse);
  if (first === undefined || others.length === 0) return first ?? notInUse;
  const by = new Set<string>();
  let doubt: Unknown | null = null;
  for (const answer of [first, ...others]) {
    for (const one of answer.by) by.add(one);
    doubt ??= answer.doubt;
  }
  return by.size > 0 ? { by: [...by], doubt: null } : doubt === null ? notInUse : { by: [], doubt };
}

/** The use of an image as that of another, which it belongs to or which belongs to it. */
export function useThrough(relation: string, { digest, tags }: Image, { by, doubt }: InUse): InUse {
  if (by.length === 0) return doubt === null ? notInUse : { by, doubt };
  const [tag] = tags;
  // The first 12 digits of a digest are what people compare.
  const name = tag ?? digest.slice(0, 'sha256:'.length + 12);
  return { by: by.map((one) => `${relation} ${name}: ${one}`), doubt };
}
