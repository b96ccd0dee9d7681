// Writes dist: each command, what prints an error that no command caught, and the library as one file, with what they share in chunks. node spends more time finding
// three hundred small modules than running them. Dependencies stay outside: npm keeps them, and their licences, apart. But for what every
// command loads and is of many modules, and for the AWS SDK, of which a scan needs nine clients of several hundred modules each: loaded
// from its packages it takes longer than a small scan.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const source = path.join(root, 'src');
const commands = readdirSync(path.join(source, 'commands'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const inside = /^(?:@(?:aws-sdk|smithy)\/.*|@marcbachmann\/cel-js|jsonc-parser)$/;
const outside = Object.keys(dependencies).filter((name) => !inside.test(name));

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const { metafile } = await build({
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
  external: outside.flatMap((name) => [name, `${name}/*`]),
  mainFields: ['module', 'main'],
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(path.join(root, 'dist/THIRD-PARTY-LICENSES.txt'), licences(Object.keys(metafile.inputs)));

// The declarations that tsc copies from nowhere: those of the generated JavaScript.
for (const folder of ['schema/generated', 'engine/generated']) {
  const from = path.join(source, folder);
  for (const name of readdirSync(from).filter((file) => file.endsWith('.d.ts'))) {
    cpSync(path.join(from, name), path.join(root, 'dist', folder, name));
  }
}

/** The licence of each package that is part of the bundle, as the package has it. */
function licences(inputs) {
  const folders = new Set(inputs.flatMap((name) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name) ?? []));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license'].map((one) => path.join(root, folder, one)).find(existsSync);
    return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(file, 'utf8')}`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
