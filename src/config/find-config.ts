import { access } from 'node:fs/promises';
import path from 'node:path';
import { fromHere } from './path-from-here.js';

const names = ['.ecr-audit.yaml', '.ecr-audit.yml', '.ecr-audit.json', 'ecr-audit.config.yaml'];

/** The config that holds for a folder, relative to the working folder: the nearest one above, up to the root of the git repository. Null for none. */
export async function findConfig(folder: string): Promise<string | null> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    for (const name of names) {
      const file = path.join(at, name);
      if (await exists(file)) return fromHere(file);
    }
    if ((await exists(path.join(at, '.git'))) || path.dirname(at) === at) return null;
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}
