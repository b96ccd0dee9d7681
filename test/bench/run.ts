/**
 * `npm run bench`: what starting and judging cost, as ratios to what they cannot be without, measured in turns in one run.
 * Ratios, not times, are what a change is held to: a machine is never the same twice.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generatedPlan } from './generated-plan.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 9);
const folder = mkdtempSync(path.join(tmpdir(), 'ecr-audit-bench-'));

/** An oclif command line with one empty command and a manifest: the least that a start can be. */
function emptyCommandLine(): string {
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  put(
    'package.json',
    JSON.stringify({
      name: 'empty',
      version: '1.0.0',
      type: 'module',
      files: ['dist'],
      oclif: { bin: 'empty', commands: './dist/commands' },
    }),
  );
  put(
    'dist/commands/nothing.js',
    "import { Command } from '@oclif/core';\nexport default class Nothing extends Command {\n  async run() {}\n}\n",
  );
  put(
    'dist/commands/parse.js',
    "import { readFile } from 'node:fs/promises';\nimport { Command } from '@oclif/core';\nexport default class Parse extends Command {\n  static strict = false;\n  async run() {\n    JSON.parse(await readFile(this.argv[0], 'utf8'));\n  }\n}\n",
  );
  put(
    'bin/run.js',
    "import module from 'node:module';\nmodule.enableCompileCache?.();\nconst { execute } = await import('@oclif/core');\nawait execute({ dir: import.meta.url });\n",
  );
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  execFileSync(path.join(root, 'node_modules/.bin/oclif'), ['manifest'], { cwd: folder, stdio: 'ignore' });
  return path.join(folder, 'bin/run.js');
}

function timed(script: string, args: readonly string[]): number {
  const start = performance.now();
  try {
    execFileSync(process.execPath, [script, ...args], { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  } catch (error) {
    // Findings give exit code 1: that is what is measured.
    if (typeof error !== 'object' || error === null || !('status' in error) || error.status !== 1) throw error;
  }
  return performance.now() - start;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs both in turns, so that a busy moment of the machine hits both. */
function compare(what: string, ours: readonly [string, ...string[]], base: readonly [string, ...string[]], target: number): number {
  const times = { ours: [] as number[], base: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.base.push(timed(base[0], base.slice(1)));
    times.ours.push(timed(ours[0], ours.slice(1)));
  }
  const [own, least] = [median(times.ours), median(times.base)];
  const ratio = own / least;
  console.log(`${what.padEnd(58)} ${ratio.toFixed(2)}x  (target ${target}x; ${own.toFixed(0)} ms against ${least.toFixed(0)} ms)`);
  return own;
}

try {
  const empty = emptyCommandLine();
  const ecrAudit = path.join(root, 'bin/run.js');
  console.log(`node ${process.version}, median of ${rounds} rounds each`);
  compare('start: --version against an empty oclif command', [ecrAudit, '--version'], [empty, 'nothing'], 1.3);
  const spent: number[] = [];
  for (const count of [10, 1_000, 10_000]) {
    const plan = path.join(folder, `plan-${count}.json`);
    writeFileSync(plan, generatedPlan(count));
    const size = (statSync(plan).size / 2 ** 20).toFixed(1);
    for (const format of ['json', 'table']) {
      const own = compare(
        `plan: ${count} repositories, ${size} MB, -f ${format}, against start + JSON.parse`,
        [ecrAudit, 'plan', plan, '-f', format],
        [empty, 'parse', plan],
        2,
      );
      if (format === 'json') spent.push(own);
    }
  }
  const [, thousand = 0, tenThousand = 0] = spent;
  console.log(`growth: 10 times the repositories take ${(tenThousand / thousand).toFixed(1)} times as long (linear: at most 10)`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
