import { packNamesIn } from '../config/pack-names.js';
import { isPath, type Settings } from '../config/read-settings.js';
import { didYouMean } from '../model/closest.js';
import { EcrAuditError } from '../model/errors.js';

/**
 * Checks the packs that a config names, for all and by environment.
 *
 * @throws EcrAuditError (`config-invalid`) with the place of each that there is not.
 */
export function checkPackNames({ config, placeOf }: Settings, known: ReadonlySet<string>): void {
  const faults = packNamesIn(config).flatMap(({ name, path }) =>
    known.has(name) ? [] : [`${placeOf(path)}: there is no pack "${name}"${didYouMean(name, known)}`],
  );
  if (faults.length === 0) return;
  const shipped = [...known].filter((name) => !isPath(name));
  throw new EcrAuditError('config-invalid', faults.join('\n'), {
    hint: `shipped packs: ${shipped.join(', ')}; a pack of your own is given by its path`,
  });
}
