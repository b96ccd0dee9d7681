import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../shared');

/** The text of a file of shared data; undefined where it is missing, which CI does not forgive. */
export function readShared(name: string): string | undefined {
  const file = path.join(root, name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  if (process.env.CI === 'true') throw new Error(`shared data is missing: ${name}`);
  return undefined;
}
