import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
let copy = '';

interface Cruised {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

function cruise(): Cruised['summary'] {
  const tool = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [tool, 'src', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const run = (): string => {
    try {
      return execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 28 });
    } catch (error) {
      // Violations make it exit with their number; the report is printed all the same.
      return typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : '';
    }
  };
  const parsed: Cruised = JSON.parse(run());
  return parsed.summary;
}

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'ecr-audit-walls-'));
  for (const name of ['src', 'tsconfig.json', 'package.json', '.dependency-cruiser.mjs'])
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the walls between the rooms', () => {
  it('stand, and the guard sees the code', () => {
    const { totalCruised, violations } = cruise();
    expect(totalCruised).toBeGreaterThan(100);
    expect(violations).toEqual([]);
  });

  it('are held: each planted violation is caught', () => {
    const planted = [
      {
        file: 'src/facts/planted.ts',
        text: "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
        rule: 'pure-rooms-do-no-input-or-output',
      },
      {
        file: 'src/reporters/planted.ts',
        text: "import { judgeEstate } from '../app/judge-estate.js';\nexport const planted = judgeEstate;\n",
        rule: 'reporters-imports',
      },
      {
        file: 'src/app/planted-fs.ts',
        text: "import { readFile } from 'node:fs/promises';\nexport const planted = readFile;\n",
        rule: 'app-does-no-input-or-output',
      },
      {
        file: 'src/app/planted-process.ts',
        text: "import process from 'node:process';\nexport const planted = process;\n",
        rule: 'app-does-no-input-or-output',
      },
      {
        file: 'src/app/planted-console.ts',
        text: "import console from 'node:console';\nexport const planted = console;\n",
        rule: 'app-does-no-input-or-output',
      },
      {
        file: 'src/app/planted.ts',
        text: "import { Command } from '@oclif/core';\nexport const planted = Command;\n",
        rule: 'oclif-in-the-command-line',
      },
      {
        file: 'src/engine/planted.ts',
        text: "import { parse } from '@marcbachmann/cel-js';\nexport const planted = parse;\n",
        rule: 'cel-in-one-file',
      },
      {
        file: 'src/app/planted-sdk.ts',
        text: "import { ECRClient } from '@aws-sdk/client-ecr';\nexport const planted = ECRClient;\n",
        rule: 'aws-sdk-in-the-aws-source',
      },
      {
        file: 'src/sources/aws/planted.ts',
        text: "import { request } from 'node:https';\nexport const planted = request;\n",
        rule: 'aws-source-knows-the-sdk-alone',
      },
      {
        file: 'src/sources/aws/planted-terraform.ts',
        text: "import { readPlan } from '../terraform/read-plan.js';\nexport const planted = readPlan;\n",
        rule: 'sources-aws-imports',
      },
      {
        file: 'src/sources/saved/planted.ts',
        text: "import { environmentInWords } from '../../facts/environment-words.js';\nexport const planted = environmentInWords;\n",
        rule: 'sources-saved-imports',
      },
      {
        file: 'src/sources/aws-cli/planted.ts',
        text: "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
        rule: 'pure-rooms-do-no-input-or-output',
      },
      {
        file: 'src/sources/in-use/planted.ts',
        text: "import { cliInventory } from '../aws-cli/cli-inventory.js';\nexport const planted = cliInventory;\n",
        rule: 'sources-in-use-imports',
      },
    ];
    for (const { file, text } of planted) writeFileSync(path.join(copy, file), text);
    const caught = cruise().violations.map(({ from, rule }) => ({ file: from, rule: rule.name }));
    expect(caught).toEqual(expect.arrayContaining(planted.map(({ file, rule }) => ({ file, rule }))));
  });
});
