// Writes dist: each command, what prints an error that no command caught, and the library as one file, with what they share in chunks. node spends more time finding
// three hundred small modules than running them. Dependencies stay outside: npm keeps them, and their licences, apart.
import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const source = path.join(root, 'src');
const commands = readdirSync(path.join(source, 'commands'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
await build({
  entryPoints: [
    path.join(source, 'index.ts'),
    path.join(source, 'cli/stray-error.ts'),
    ...commands.map((name) => path.join(source, 'commands', name)),
  ],
  outdir: path.join(root, 'dist'),
  outbase: source,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});

// The declarations that tsc copies from nowhere: those of the generated JavaScript.
for (const folder of ['schema/generated', 'engine/generated']) {
  const from = path.join(source, folder);
  for (const name of readdirSync(from).filter((file) => file.endsWith('.d.ts'))) {
    cpSync(path.join(from, name), path.join(root, 'dist', folder, name));
  }
}
