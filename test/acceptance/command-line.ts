import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** The built command as a file. */
export const entry = path.join(root, 'bin/run.js');

/** The built command as a word for a shell, quoted. */
export const command = `"${process.execPath}" "${entry}"`;

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder that nothing above it can configure; removed by `remove`. */
export function emptyFolder(): { readonly folder: string; readonly remove: () => void } {
  if (!existsSync(path.join(root, 'dist/commands/plan.js'))) throw new Error('dist is missing: npm run build comes before the acceptance');
  const folder = mkdtempSync(path.join(tmpdir(), 'ecr-audit-acceptance-'));
  mkdirSync(path.join(folder, '.git'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs a program to its end. Nothing of the environment reaches it but PATH and what `env` adds. */
export function run(
  program: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Outcome> {
  const child = spawn(program, args, { cwd, env: { PATH: process.env['PATH'], HOME: cwd, LANG: 'C.UTF-8', ...env }, stdio: 'pipe' });
  child.stdin.end();
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code: code ?? -1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}

/** Runs ecr-audit. */
export const ecrAudit = (args: readonly string[], cwd: string): Promise<Outcome> => run(process.execPath, [entry, ...args], { cwd });

/** Runs a line of bash in which any part of a pipe that fails makes it fail. */
export const bash = (line: string, cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> =>
  run('bash', ['-o', 'pipefail', '-c', line], { cwd, env });
