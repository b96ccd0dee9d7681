import { criticalIn } from '../facts/critical.js';
import { environmentOfRepository } from '../facts/environment.js';
import type { Registry, Repository } from '../model/inventory.js';
import type { JudgedAs } from '../schema/generated/inventory-record.js';
import type { JudgeOptions } from './judge-options.js';
import { configContext } from './judging-run.js';

/**
 * What the real name of a repository, and the config, make of it: a redacted inventory carries it in place of the name. `--env` is left
 * to whoever judges the inventory.
 */
export function judgedAsIn(options: JudgeOptions): (repository: Repository, registry: Registry) => JudgedAs {
  const context = { ...configContext(options, ''), environmentVariables: new Map<string, string>() };
  return (repository, registry) => {
    const { name, from } = environmentOfRepository(repository, registry, context);
    return { environment: name, from, critical: criticalIn(repository, name, context) };
  };
}
