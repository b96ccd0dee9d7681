import path from 'node:path';

/** A path as the user would type it where the command runs. */
export function fromHere(file: string): string {
  return path.relative('.', file) || file;
}
