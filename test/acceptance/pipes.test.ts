import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/index.js';
import { generatedPlan } from '../bench/generated-plan.js';
import { bash, command, emptyFolder, entry } from './command-line.js';
import { hugePlan } from './huge-plan.js';

let work: string;
let remove: () => void;
beforeAll(() => {
  ({ folder: work, remove } = emptyFolder());
  writeFileSync(path.join(work, 'plan.json'), generatedPlan(20));
});
afterAll(() => remove());

describe.concurrent('a plan through a pipe', () => {
  const judge = `${command} plan --format json`;

  it.each([
    ['that is silent at first', 'sleep 3; cat plan.json'],
    ['that stops half way', 'head -c 9000 plan.json; sleep 2; tail -c +9001 plan.json'],
  ])('%s is read to its end', async (_, producer) => {
    const [piped, read] = await Promise.all([bash(`{ ${producer}; } | ${judge}`, work), bash(`${judge} plan.json`, work)]);
    expect(piped.code, piped.stderr).toBe(1);
    expect(verdictOf(piped.stdout)).toEqual(verdictOf(read.stdout));
    expect(verdictOf(piped.stdout).summary.resources).toMatchObject({ repository: 20 });
  });

  it('that gives nothing is refused, never "no findings"', async () => {
    const { code, stdout, stderr } = await bash(`sleep 1 | ${judge}`, work);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^hint: /mu);
  });
});

describe.skipIf(process.env['ECR_AUDIT_HUGE'] !== '1')('a plan of 600 MB (skipped unless ECR_AUDIT_HUGE=1)', () => {
  it('is judged with a heap of 2 GiB', async () => {
    const started = Date.now();
    // What it took is told by the process itself, which needs no tool of the system.
    const tellPeak = 'process.on("exit", () => process.stderr.write("peak " + process.resourceUsage().maxRSS + " KiB"))';
    const flags = ['--max-old-space-size=2048', '--import', `data:text/javascript,${encodeURIComponent(tellPeak)}`];
    const child = spawn(process.execPath, [...flags, entry, 'plan', '--format', 'json', '--quiet'], { cwd: work });
    const code = new Promise((resolve) => child.on('close', resolve));
    const [stdout, stderr] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      pipeline(Readable.from(hugePlan(600_000_000)), child.stdin),
    ]);
    expect(await code, stderr).toBe(1);
    expect(verdictOf(stdout).summary.resources['repository']).toBeGreaterThan(130_000);
    console.log(`600 MB: ${((Date.now() - started) / 1000).toFixed(0)} s, ${stderr}`);
  }, 600_000);
});

function verdictOf(stdout: string): Pick<Report, 'summary' | 'findings'> {
  const { summary, findings }: Report = JSON.parse(stdout);
  return { summary, findings };
}
