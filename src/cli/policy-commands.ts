import { type PolicyCommand, policyCommands } from '../app/iam-policy.js';
import { didYouMean } from '../model/closest.js';
import { EcrAuditError } from '../model/errors.js';

/**
 * The commands that a policy is asked for.
 *
 * @throws EcrAuditError (`usage`) for one that there is no policy of.
 */
export function policyCommandsIn(names: readonly string[]): readonly PolicyCommand[] {
  return names.map((name) => {
    const known = policyCommands.find((command) => command === name);
    if (known !== undefined) return known;
    throw new EcrAuditError('usage', `there is no policy for a command "${name}"${didYouMean(name, policyCommands)}`, {
      hint: `commands: ${policyCommands.join(', ')}`,
    });
  });
}
