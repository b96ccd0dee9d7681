import { access } from 'node:fs/promises';
import path from 'node:path';

/** Where the Terraform source lies: the root that paths are named relative to, and the folder of the root module in it. */
export interface SourceRoot {
  readonly root: string;
  readonly rootModule: string;
}

/**
 * Finds the root of the repository that holds a root module, since its modules may lie beside it (`../../modules/ecr`) and code
 * scanning wants paths from there. Without a git repository: the working folder where it holds the module, else the module.
 */
export async function findSourceRoot(folder: string, workingFolder: string): Promise<SourceRoot> {
  const module = path.resolve(folder);
  const root = (await repositoryAbove(module)) ?? (isWithin(module, workingFolder) ? path.resolve(workingFolder) : module);
  return { root, rootModule: path.relative(root, module).split(path.sep).join('/') || '.' };
}

/** The file that stands for findings whose line is not known: the config, named from the root that code scanning sees. */
export function anchorIn({ root }: SourceRoot, configFile: string): string {
  const relative = path.relative(root, path.resolve(configFile));
  const isOutside = configFile === '' || relative.startsWith('..') || path.isAbsolute(relative);
  return isOutside ? '.ecr-audit.yaml' : relative.split(path.sep).join('/');
}

async function repositoryAbove(folder: string): Promise<string | null> {
  for (let at = folder; ; at = path.dirname(at)) {
    if (await exists(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return null;
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

function isWithin(folder: string, outer: string): boolean {
  const relative = path.relative(path.resolve(outer), folder);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}
