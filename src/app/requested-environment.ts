import type { Settings } from '../config/read-settings.js';
import { environmentInWords, knownEnvironments } from '../facts/environment-words.js';
import { closest } from '../model/closest.js';
import { EcrAuditError } from '../model/errors.js';

/**
 * The environment that `--env` means: one of the config, or one of the words that everybody uses (`production` is prod).
 *
 * @throws EcrAuditError (`usage`) for a name that is neither.
 */
export function requestedEnvironment(name: string, { config }: Settings): string {
  if (name === '') return '';
  const configured = Object.keys(config.environments ?? {});
  if (configured.includes(name)) return name;
  const meant = environmentInWords(name);
  if (meant !== '') return meant;
  const all = [...new Set([...configured, ...knownEnvironments])];
  const near = closest(name, all);
  throw new EcrAuditError('usage', `there is no environment "${name}"${near === '' ? '' : ` (did you mean "${near}"?)`}`, {
    hint: `environments: ${all.join(', ')}; others are named under environments in the config`,
  });
}
