import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { writeInventory } from './generated-inventory.ts';
import { compare, ecrAudit, folder, script } from './measure.ts';

/** Judging saved inventories: how it grows, and what memory it takes. */
export async function benchSaved(empty: string): Promise<void> {
  for (const [repositories, images] of [
    [1_000, 500_000],
    [10_000, 5_000_000],
  ] as const) {
    const file = path.join(folder, `inventory-${images}.jsonl`);
    await writeInventory(file, repositories, images);
    const size = (statSync(file).size / 2 ** 20).toFixed(0);
    const what = `scan --from: ${repositories} repositories, ${images / 1_000_000} M images, ${size} MB`;
    compare(
      `${what}, against start + JSON.parse`,
      script(ecrAudit, 'scan', '--from', file, '-f', 'json'),
      script(empty, 'parse', file),
      3,
      3,
    );
    console.log(`${what}: at most ${peakMemory(file)} MB of memory (target 1,024)`);
  }
}

/** The most memory that the command holds, in MiB, as the system counts it. */
function peakMemory(file: string): number {
  const measure = `process.on('exit', () => console.error('peak ' + process.resourceUsage().maxRSS)); process.argv.splice(1, 1); await import(process.argv[1]);`;
  const args = [
    '--input-type=module',
    '--eval',
    measure,
    '--',
    'x',
    ecrAudit,
    'scan',
    '--from',
    file,
    '-f',
    'json',
    '-o',
    path.join(folder, 'report.json'),
    '--soft-fail',
  ];
  const said = execFileSync('sh', ['-c', '"$@" 2>&1 >/dev/null', 'sh', process.execPath, ...args], { encoding: 'utf8', cwd: folder });
  return Math.round(Number(/peak (\d+)/.exec(said)?.[1]) / 1_024);
}
