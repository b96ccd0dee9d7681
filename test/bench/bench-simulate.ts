import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.ts';
import { simulate } from '../../src/lifecycle/simulation/simulate.ts';
import { describeImages, generatedImages, listedAt, policyOfFiftyRules, type Reach } from './generated-images.ts';
import { compare, ecrAudit, folder, line, median, peakMemory, script } from './measure.ts';

const many = 100_000;

/** The simulator by itself, and the whole command: under a policy that takes a little, and one that takes nearly all; how its memory grows. */
export function benchSimulate(empty: string): void {
  benchSimulator();
  for (const count of [25_000, 50_000, many]) {
    const file = path.join(folder, `images-${count}.json`);
    writeFileSync(file, describeImages(generatedImages(count)));
    for (const reach of ['little', 'most'] as const) benchCommand(empty, file, count, reach);
  }
}

function benchCommand(empty: string, file: string, count: number, reach: Reach): void {
  const policy = path.join(folder, `policy-${reach}.json`);
  writeFileSync(policy, policyOfFiftyRules(reach));
  const args = ['simulate', '--images', file, '--policy', policy, '--at', listedAt];
  const what = `simulate: ${count} images, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB, 50 rules, ${reach} goes`;
  for (const format of count === many ? ['json', 'table'] : ['json']) {
    const ours = script(ecrAudit, ...args, '-f', format);
    compare(`${what}, -f ${format}, against start + JSON.parse`, ours, script(empty, 'parse', file), 2, 5);
  }
  console.log(`${what}: at most ${peakMemory(...args)} MB of memory`);
}

/** 100,000 images under 50 rules against sorting 100,000 numbers, in turns. */
function benchSimulator(): void {
  const reading = readLifecyclePolicy(policyOfFiftyRules());
  if (!reading.valid) throw new Error('the policy of the benchmark is not valid');
  const repository = { images: generatedImages(many), indexes: [], complete: true };
  const times = { sort: [] as number[], simulate: [] as number[] };
  for (let round = 0; round < 9; round++) {
    const numbers = Array.from({ length: many }, () => Math.random());
    times.sort.push(timeOf(() => numbers.sort((a, b) => a - b)));
    times.simulate.push(timeOf(() => simulate(reading.policy, repository, { now: Date.parse(listedAt) })));
  }
  const [sort, own] = [median(times.sort), median(times.simulate)];
  const beside = `target 10x; ${own.toFixed(0)} ms against ${sort.toFixed(0)} ms`;
  console.log(line('simulator: 100,000 images, 50 rules, against a sort of 100,000', own / sort, beside));
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
