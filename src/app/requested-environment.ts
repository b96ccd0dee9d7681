import type { Settings } from '../config/read-settings.js';
import { environmentFault, environmentHint, environmentNames } from '../engine/environment-names.js';
import { environmentInWords } from '../facts/environment-words.js';
import { EcrAuditError } from '../model/errors.js';

/**
 * The environment that `--env` means: one of the config, or one of the words that everybody uses (`production` is prod).
 *
 * @throws EcrAuditError (`usage`) for a name that is neither.
 */
export function requestedEnvironment(name: string, { config }: Settings): string {
  if (name === '') return '';
  const names = environmentNames(Object.keys(config.environments ?? {}));
  if (names.has(name)) return name;
  const meant = environmentInWords(name);
  if (meant !== '') return meant;
  throw new EcrAuditError('usage', environmentFault(name, names), { hint: environmentHint(names) });
}
