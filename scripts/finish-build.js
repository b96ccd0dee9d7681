// What tsc leaves out of dist: the generated JavaScript that has its types beside it.
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
for (const folder of ['schema/generated', 'engine/generated']) {
  const from = path.join(root, 'src', folder);
  for (const name of readdirSync(from).filter((file) => file.endsWith('.js') || file.endsWith('.d.ts'))) {
    cpSync(path.join(from, name), path.join(root, 'dist', folder, name));
  }
}
