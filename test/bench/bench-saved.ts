import { statSync } from 'node:fs';
import path from 'node:path';
import { writeInventory } from './generated-inventory.ts';
import { compare, ecrAudit, folder, peakMemory, script } from './measure.ts';

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
    console.log(`${what}: at most ${peakMemory('scan', '--from', file, '--soft-fail')} MB of memory (target 1,024)`);
  }
}
