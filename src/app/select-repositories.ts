import { didYouMean } from '../model/closest.js';
import { EcrAuditError } from '../model/errors.js';
import { firstNames } from '../model/first-names.js';
import type { Notice } from '../model/planned-estate.js';
import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import { createChoice, type RepositoryChoice } from './repository-choice.js';

/** What a selection knows beside the records, and whom it tells. */
export interface SelectionOptions {
  /** Names of repositories that the records leave out already, any of which may have been meant. */
  readonly others?: ReadonlySet<string>;
  /** Is told of each glob that matches nothing where that is no error. */
  readonly noticed?: ((notice: Notice) => void) | undefined;
}

/**
 * The records of an inventory without the repositories that were not chosen, and all that belongs to them. The counts are those of what
 * is left; of a registry that lost any they are unknown.
 *
 * @param globs - Names or globs, over the whole of a name.
 * @throws EcrAuditError (`repository-missing`) in place of the last record: for a name that is none, and where nothing at all matches a
 *   glob. Not where repositories could not be read, since they may match.
 */
export async function* selectRepositories(
  records: AsyncIterable<InventoryRecord>,
  globs: readonly string[],
  options: SelectionOptions = {},
): AsyncGenerator<InventoryRecord, void, undefined> {
  const choice = createChoice(globs);
  const counts = { registries: 0, repositories: 0, images: 0, unread: 0 };
  for await (const record of records) {
    if (!choice.takes(record)) continue;
    switch (record.record) {
      case 'registry':
        counts.registries += 1;
        break;
      case 'repository':
        counts.repositories += 1;
        break;
      case 'images':
        counts.images += record.images.length;
        break;
      case 'unread':
        counts.unread += 1;
        break;
      case 'registry-end':
        yield choice.close(record);
        continue;
      case 'end':
        checkUnmatched(choice, globs, options);
        yield { record: 'end', ...counts };
        continue;
      case 'header':
      case 'repository-end':
        break;
    }
    yield record;
  }
}

/** @throws EcrAuditError (`repository-missing`). */
function checkUnmatched(choice: RepositoryChoice, globs: readonly string[], { others, noticed }: SelectionOptions): void {
  const unmatched = [...new Set(globs)].filter((glob) => !choice.isMatched(glob));
  const isNothing = unmatched.length === new Set(globs).size;
  const missing = unmatched.find((glob) => isNothing || !isGlob(glob));
  if (missing !== undefined && !choice.isIncomplete()) throw missingRepository(missing, [...choice.passedOver, ...(others ?? [])]);
  for (const glob of unmatched) noticed?.({ code: 'repository-missing', message: `${noMatch(glob)} among those that were read` });
}

/** False for what can be the name of one repository alone. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

function noMatch(glob: string): string {
  return isGlob(glob) ? `no repository matches "${glob}"` : `there is no repository "${glob}"`;
}

function missingRepository(glob: string, names: readonly string[]): EcrAuditError {
  const meant = isGlob(glob) ? '' : didYouMean(glob, names);
  const hint =
    names.length === 0
      ? 'there is none at all: see which account and region were read'
      : `repositories: ${firstNames([...names].sort(), named)}`;
  return new EcrAuditError('repository-missing', `${noMatch(glob)}${meant}`, { hint });
}

const named = 5;
