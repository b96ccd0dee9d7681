import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What other people made (plans, policies, estates) and stays out of this repository: it lies beside it. */
export interface SharedData {
  /** False on a machine without it, where the tests that read it are skipped. */
  readonly isThere: boolean;
  /** The path of something in it. */
  readonly path: (...names: readonly string[]) => string;
  /** A file's text; empty where the data is not there. @throws Error where it is there and lacks the file. */
  readonly text: (name: string) => string;
  /** The lines of a JSON Lines file; none where the data is not there. */
  readonly lines: (name: string) => readonly string[];
  /** The names of the JSON files in a folder, sorted; none where the data is not there. */
  readonly jsonFiles: (folder: string) => readonly string[];
}

/**
 * Opens shared data.
 *
 * @throws Error where it is missing and the environment says that this is CI: there a skip would read as a pass.
 */
export function openSharedData(folder: string, env: NodeJS.ProcessEnv): SharedData {
  const isThere = existsSync(path.join(folder, 'data'));
  if (!isThere && env['CI'] === 'true') throw new Error(`the shared data is missing, which CI does not forgive: ${folder}`);
  const at = (...names: readonly string[]): string => path.join(folder, ...names);
  const text = (name: string): string => (isThere ? readFileSync(at(name), 'utf8') : '');
  return {
    isThere,
    path: at,
    text,
    lines: (name) =>
      text(name)
        .split('\n')
        .filter((line) => line !== ''),
    jsonFiles: (name) => (isThere ? readdirSync(at(name)).filter((file) => file.endsWith('.json')) : []).sort(),
  };
}

/** The data beside this repository. */
export const shared = openSharedData(path.resolve(import.meta.dirname, '../../shared'), process.env);
