import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Reads the `.tf` and `.tofu` files of a folder; a folder or file that cannot be read has none, for a line is no more than a service. */
export async function readTerraformFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch((): string[] => []);
  const files = await Promise.all(
    names
      .filter(isTerraformFile)
      .sort(byPrecedence)
      .map((name) => readOne(folder, name)),
  );
  return new Map(files.flat());
}

function isTerraformFile(name: string): boolean {
  return /^[^.].*\.(tf|tofu)$/.test(name);
}

// An override file repeats a block that is written elsewhere.
function byPrecedence(left: string, right: string): number {
  return Number(isOverride(left)) - Number(isOverride(right)) || (left < right ? -1 : 1);
}

function isOverride(name: string): boolean {
  return /^(?:.*_)?override\.(?:tf|tofu)$/.test(name);
}

async function readOne(folder: string, name: string): Promise<readonly (readonly [string, string])[]> {
  const text = await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
  return text === undefined ? [] : [[name, text]];
}
