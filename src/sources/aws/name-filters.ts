import { type Knowable, unknown } from '../../model/unknown.js';
import { everyOne } from './translate-image.js';

interface Filter {
  readonly filter: string | undefined;
  readonly filterType: string | undefined;
}

/**
 * The texts of filters on names; undefined where one lacks its text. A type of filter that is newer than this version may match in
 * another way: then it is not known what they match.
 */
export function filterTexts(filters: readonly Filter[] | undefined, knownType: string): Knowable<string[]> | undefined {
  const texts = everyOne(filters, ({ filter }) => filter);
  if (filters === undefined || texts === undefined) return undefined;
  return filters.every(({ filterType = knownType }) => filterType === knownType)
    ? texts
    : unknown('not-told', 'filters of a type that this version does not know');
}
