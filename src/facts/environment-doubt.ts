import type { Unknown } from '../model/inventory.js';
import { isUnread, unknown } from '../model/unknown.js';
import type { FactContext } from './context.js';
import type { Environment, Placed } from './environment.js';
import { knownEnvironments } from './environment-words.js';

/** That something may belong to other environments than the one that it seems to belong to, since its tags were refused. */
export interface EnvironmentDoubt {
  readonly why: Unknown;
  /** The environment that it is judged in for the time being. */
  readonly environment: Environment;
  /** The other environments that it may belong to and would be judged in. */
  readonly others: readonly Environment[];
  /** False where it seems to belong to an environment that the run leaves out: then nothing that is wrong with it is certain. */
  readonly belongsHere: boolean;
}

/**
 * The doubt about an environment; null where there is none. A tag of which a plan does not know the value yet is passed over, and
 * `from` says so; one that an account refused may say anything.
 */
export function environmentDoubt(environment: Environment, { tags }: Placed, context: FactContext): EnvironmentDoubt | null {
  if (!isUnread(tags) || isToldByConfig(environment, context)) return null;
  const why = unknown(tags.unknown, `which environment it belongs to: ${tags.detail}`);
  const { requestedEnvironment: requested } = context;
  if (requested === '') {
    const names = new Set([...Object.keys(context.environments), ...knownEnvironments]);
    const others = [...names].filter((name) => name !== environment.name);
    return { why, environment, others: others.map((name) => ({ name, from: 'its tags may say so' })), belongsHere: true };
  }
  if (environment.name === requested || environment.name === '') return null;
  const from = `--env (its tags, which were not read, may say so; ${environment.from} says ${environment.name})`;
  return { why, environment: { name: requested, from }, others: [], belongsHere: false };
}

/** True where the config tells it by the name or the account, before any environment that it knows by its tags. */
function isToldByConfig({ name, from }: Environment, { environments }: FactContext): boolean {
  if (!/^config environments\..*\.match\.(names|accounts)$/s.test(from)) return false;
  for (const [known, { match }] of Object.entries(environments)) {
    if (match?.tags !== undefined) return false;
    if (known === name) return true;
  }
  // Of a redacted inventory the config that told it may be another one.
  return true;
}
