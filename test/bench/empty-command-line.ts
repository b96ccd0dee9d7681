import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folder, root } from './measure.ts';

/**
 * An oclif command line with a manifest and two commands: `nothing`, the least that a start can be, and `parse FILE`, which does no more
 * than JSON.parse of the file, or of each line of it where it is JSON Lines.
 */
export function emptyCommandLine(): string {
  put(
    'package.json',
    JSON.stringify({
      name: 'empty',
      version: '1.0.0',
      type: 'module',
      files: ['dist'],
      oclif: { bin: 'empty', commands: './dist/commands' },
    }),
  );
  put(
    'dist/commands/nothing.js',
    "import { Command } from '@oclif/core';\nexport default class Nothing extends Command {\n  async run() {}\n}\n",
  );
  put('dist/commands/parse.js', parse);
  put(
    'bin/run.js',
    "import module from 'node:module';\nmodule.enableCompileCache?.();\nconst { execute } = await import('@oclif/core');\nawait execute({ dir: import.meta.url });\n",
  );
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  execFileSync(path.join(root, 'node_modules/.bin/oclif'), ['manifest'], { cwd: folder, stdio: 'ignore' });
  return path.join(folder, 'bin/run.js');
}

const parse = `import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Command } from '@oclif/core';
export default class Parse extends Command {
  static strict = false;
  async run() {
    const [file] = this.argv;
    if (!file.endsWith('.jsonl')) return void JSON.parse(await readFile(file, 'utf8'));
    let rest = [];
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
      let start = 0;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, start)) {
        const part = chunk.subarray(start, at);
        JSON.parse((rest.length > 0 ? Buffer.concat([...rest, part]) : part).toString());
        rest = [];
        start = at + 1;
      }
      if (start < chunk.length) rest.push(chunk.subarray(start));
    }
  }
}
`;

function put(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}
