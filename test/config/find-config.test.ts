import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findConfig } from '../../src/config/find-config.js';

const base = mkdtempSync(path.join(tmpdir(), 'find-config-'));
afterAll(() => rmSync(base, { recursive: true }));

/** Makes a tree of empty files (a name with a slash at its end is a folder), and gives what is found from a folder in it. */
async function found(files: readonly string[], from: string): Promise<string | null> {
  const root = mkdtempSync(path.join(base, 'tree-'));
  mkdirSync(path.join(root, from), { recursive: true });
  for (const name of files) {
    mkdirSync(path.join(root, name.endsWith('/') ? name : path.dirname(name)), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path.join(root, name), '');
  }
  const file = await findConfig(path.join(root, from));
  return file === null ? null : path.relative(root, path.resolve(file));
}

describe('findConfig', () => {
  it.each([
    ['in the folder itself', ['.git/', 'a/.ecr-audit.yaml'], 'a', 'a/.ecr-audit.yaml'],
    ['above', ['.git/', '.ecr-audit.yaml'], 'a/b/c', '.ecr-audit.yaml'],
    ['the nearest', ['.git/', '.ecr-audit.yaml', 'a/.ecr-audit.yaml'], 'a/b', 'a/.ecr-audit.yaml'],
    ['at the root of the repository', ['r/.git/', 'r/.ecr-audit.yaml'], 'r', 'r/.ecr-audit.yaml'],
    ['not above the repository', ['.ecr-audit.yaml', 'r/.git/'], 'r/a', null],
    ['not above a worktree, whose .git is a file', ['.ecr-audit.yaml', 'r/.git'], 'r/a', null],
    ['.yml', ['.git/', '.ecr-audit.yml'], '', '.ecr-audit.yml'],
    ['.json', ['.git/', '.ecr-audit.json'], '', '.ecr-audit.json'],
    ['the name without a dot', ['.git/', 'ecr-audit.config.yaml'], '', 'ecr-audit.config.yaml'],
    ['.yaml before the others', ['.git/', '.ecr-audit.json', '.ecr-audit.yml', '.ecr-audit.yaml'], '', '.ecr-audit.yaml'],
    ['none', ['.git/', 'ecr-audit.yaml'], '', null],
  ])('%s', async (_, files, from, expected) => {
    expect(await found(files, from)).toBe(expected);
  });
});
