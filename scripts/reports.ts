/**
 * Writes reports/demo/company.jsonl.gz, the inventory of the demo, and reports/examples, one report a format, from it and from the
 * demo plan, and the picture in the README. With --check it writes nothing and fails where a file is stale or missing.
 */
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWholeFile } from '../src/cli/write-file.ts';
import { demoFile, holdsDemo, writeDemo } from './demo-file.ts';
import { exampleReports } from './example-reports.ts';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const stale: string[] = [];

if (!(await holdsDemo(path.join(root, demoFile)))) {
  stale.push(demoFile);
  if (!check) await writeDemo(path.join(root, demoFile));
}

for (const [name, text] of await exampleReports()) {
  const file = path.join(root, name);
  if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
  stale.push(name);
  if (check) continue;
  await mkdir(path.dirname(file), { recursive: true });
  await writeWholeFile(file, text);
}

if (check && stale.length > 0) {
  console.error(`stale, run \`npm run reports\`:\n  ${stale.join('\n  ')}`);
  process.exitCode = 1;
} else {
  console.log(check ? 'the reports are fresh' : `written: ${stale.length === 0 ? 'nothing, all fresh' : stale.join(', ')}`);
}
