import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const root = path.resolve(import.meta.dirname, '../..');
export const ecrAudit = path.join(root, 'bin/run.js');
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 9);

/** Where a run of the benchmark keeps what it makes. */
export const folder = mkdtempSync(path.join(tmpdir(), 'ecr-audit-bench-'));

/** A program with its arguments, and what its environment has beside ours. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A script that this node runs. */
export function script(file: string, ...args: readonly string[]): Program {
  return { file: process.execPath, args: [file, ...args] };
}

/** Milliseconds that a program takes. Findings give exit code 1, and what an emulator lacks 3: that is what is measured. */
export function timed({ file, args, env = {} }: Program): number {
  const start = performance.now();
  try {
    execFileSync(file, [...args], { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder, env: { ...process.env, ...env } });
  } catch (error) {
    if (![1, 3].includes(statusOf(error))) throw error;
  }
  return performance.now() - start;
}

/** The same for a program that a server of this process answers, which must not be kept waiting. */
export async function timedBeside({ file, args, env = {} }: Program): Promise<number> {
  const start = performance.now();
  try {
    await promisify(execFile)(file, [...args], { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 2 ** 30 });
  } catch (error) {
    if (![1, 3].includes(statusOf(error))) throw error;
  }
  return performance.now() - start;
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return -1;
  const status: unknown = Reflect.get(error, 'status') ?? Reflect.get(error, 'code');
  return typeof status === 'number' ? status : -1;
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs both in turns, so that a busy moment of the machine hits both; gives the median of ours. */
export function compare(what: string, ours: Program, base: Program, target: number, turns = rounds): number {
  const times = { ours: [] as number[], base: [] as number[] };
  for (let round = 0; round < turns; round++) {
    times.base.push(timed(base));
    times.ours.push(timed(ours));
  }
  const [own, least] = [median(times.ours), median(times.base)];
  console.log(line(what, own / least, `target ${target}x; ${own.toFixed(0)} ms against ${least.toFixed(0)} ms`));
  return own;
}

/** One line of the benchmark's report. */
export function line(what: string, ratio: number, beside: string): string {
  return `${what.padEnd(62)} ${ratio.toFixed(2)}x  (${beside})`;
}

/** The most memory that a command of ours holds, in MiB, as the system counts it; it writes JSON to a file. */
export function peakMemory(...args: readonly string[]): number {
  const measure = `process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS)); process.argv.splice(1, 1); await import(process.argv[1]);`;
  const output = ['-f', 'json', '-o', path.join(folder, 'report.json')];
  const own = ['--input-type=module', '--eval', measure, '--', 'x', ecrAudit, ...args, ...output];
  const said = execFileSync('sh', ['-c', '"$@" 2>&1 >/dev/null; true', 'sh', process.execPath, ...own], { encoding: 'utf8', cwd: folder });
  return Math.round(Number(/peak (\d+)/.exec(said)?.[1]) / 1_024);
}
