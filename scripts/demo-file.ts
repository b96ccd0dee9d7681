import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { saveInventory } from '../src/sources/saved/save-inventory.ts';
import { demoInventory } from './demo-inventory.ts';

/** The inventory that `scan --demo` judges, as the package ships it; from the root of the repository. */
export const demoFile = 'reports/demo/company.jsonl.gz';

/** True where a file holds the inventory as it is made today. Packed bytes are not compared: they differ between versions of zlib. */
export async function holdsDemo(file: string): Promise<boolean> {
  const wanted = demoInventory().map((record) => `${JSON.stringify(record)}\n`);
  try {
    return gunzipSync(await readFile(file)).toString('utf8') === wanted.join('');
  } catch {
    return false;
  }
}

/** Writes the inventory, as `scan --save` does. */
export async function writeDemo(file: string): Promise<void> {
  for await (const _ of saveInventory(demoStream(), file));
}

/** The records as they would come from a file. */
export async function* demoStream(): AsyncGenerator<ReturnType<typeof demoInventory>[number], void, undefined> {
  yield* demoInventory();
}
