import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkText } from './check-text.js';
import { readScenarios, type Scenario, type Step } from './read-scenarios.js';

const root = path.resolve(import.meta.dirname, '../..');
const work = mkdtempSync(path.join(tmpdir(), 'ecr-audit-scenarios-'));

beforeAll(() => {
  if (!existsSync(path.join(root, 'dist/commands/plan.js'))) throw new Error('dist is missing: npm run build comes before the scenarios');
  mkdirSync(path.join(work, 'bin'));
  const command = `#!/bin/sh\nexec "${process.execPath}" "${path.join(root, 'bin/run.js')}" "$@"\n`;
  writeFileSync(path.join(work, 'bin/ecr-audit'), command, { mode: 0o755 });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.scenario'));

describe.each(files)('%s', (file) => {
  describe.each(readScenarios(path.join(import.meta.dirname, file)))('$title', (scenario) => {
    it.concurrent('runs as it says', () => play(scenario));
  });
});

async function play({ files: given, env, steps }: Scenario): Promise<void> {
  const folder = mkdtempSync(path.join(work, 'run-'));
  // Neither a config above nor a repository around it may leak in.
  mkdirSync(path.join(folder, '.git'));
  for (const { name, fixture, text } of given) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    if (fixture === '') writeFileSync(path.join(folder, name), text);
    else copyFileSync(path.join(root, 'test/fixtures', fixture), path.join(folder, name));
  }
  for (const step of steps) await playStep(step, folder, env);
}

async function playStep({ command, exit, expectations }: Step, folder: string, env: Scenario['env']): Promise<void> {
  const { code, stdout, stderr } = await run(command, folder, env);
  expect(code, `exit code of ${command}\n${stdout}${stderr}`).toBe(exit);
  for (const { of, lines } of expectations) {
    if (of === 'stdout') checkText(stdout, lines);
    else if (of === 'stderr') checkText(stderr, lines);
    else checkText(readFileSync(path.join(folder, of.slice('written '.length)), 'utf8'), lines);
  }
}

function run(
  command: string,
  cwd: string,
  env: Scenario['env'],
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const environment = { PATH: `${path.join(work, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: cwd, LANG: 'C.UTF-8', ...env };
  return new Promise((resolve) => {
    execFile('bash', ['-o', 'pipefail', '-c', command], { cwd, env: environment, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr }),
    );
  });
}
