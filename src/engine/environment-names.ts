import { environmentInWords, knownEnvironments } from '../facts/environment-words.js';
import { closest } from '../model/closest.js';

/** The environments that may be named: those of the config, and those that every installation has. */
export function environmentNames(configured: Iterable<string>): ReadonlySet<string> {
  return new Set([...configured, ...knownEnvironments]);
}

/** What is wrong with the name of an environment; empty where nothing is. A word such as production is told which one it means. */
export function environmentFault(name: string, names: ReadonlySet<string>): string {
  if (names.has(name)) return '';
  const meant = environmentInWords(name) || closest(name, names);
  return `there is no environment "${name}"${meant === '' ? '' : ` (did you mean "${meant}"?)`}`;
}

/** What to do about an environment that there is not. */
export function environmentHint(names: ReadonlySet<string>): string {
  return `environments: ${[...names].join(', ')}; others are named under environments in the config`;
}
