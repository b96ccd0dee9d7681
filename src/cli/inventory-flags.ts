import { EcrAuditError } from '../model/errors.js';
import { awsFlags } from './aws-flags.js';

const live = Object.keys(awsFlags).map((name) => `--${name}`);

/**
 * Refuses a command line that says to read AWS and to read a file. What the environment says of AWS is no contradiction: it is set for
 * every command.
 *
 * @param files - The flags that name a source other than AWS.
 * @throws EcrAuditError (`usage`).
 */
export function checkInventoryFlags(argv: readonly string[], files: readonly string[] = ['--from', '--demo']): void {
  const given = flagsIn(argv);
  const [file, other] = files.filter((flag) => given.has(flag));
  if (file === undefined) return;
  const hint = 'judge live registries, a saved inventory or the demo, one at a time';
  if (other !== undefined) throw new EcrAuditError('usage', `${file} and ${other} are two inventories`, { hint });
  const reading = live.find((flag) => given.has(flag));
  if (reading !== undefined) throw new EcrAuditError('usage', `${reading} is about reading AWS, and ${file} reads none of it`, { hint });
}

/** The flags on a command line, without their values. */
function flagsIn(argv: readonly string[]): ReadonlySet<string> {
  return new Set(argv.map((argument) => argument.replace(/=.*$/s, '')));
}
