import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A command of a scenario and what is expected of it. */
export interface Step {
  readonly command: string;
  readonly exit: number;
  readonly expectations: readonly { readonly of: string; readonly lines: readonly string[] }[];
}

/** One case of a scenario file; README.md describes the format. */
export interface Scenario {
  readonly title: string;
  readonly files: readonly { readonly name: string; readonly fixture: string; readonly text: string }[];
  readonly env: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Section {
  readonly head: string;
  readonly lines: readonly string[];
}

/** Reads the scenarios of a file. @throws Error for a file that does not have the format, so that no case is lost by a typo. */
export function readScenarios(file: string): readonly Scenario[] {
  const text = readFileSync(file, 'utf8');
  const parts = text.split(/^=== /m);
  if ((parts[0] ?? '').trim() !== '' || parts.length < 2) throw new Error(`${path.basename(file)} does not begin with "=== Title"`);
  return parts.slice(1).map((part) => scenarioOf(part, path.basename(file)));
}

function scenarioOf(part: string, file: string): Scenario {
  const title = part.slice(0, part.indexOf('\n')).trim();
  const where = `${file}, "${title}"`;
  const sections = sectionsOf(part);
  const files: Scenario['files'][number][] = [];
  const env: Record<string, string> = {};
  const steps: { command: string; exit: number | undefined; expectations: Step['expectations'][number][] }[] = [];
  for (const { head, lines } of sections) {
    const [word = '', ...rest] = head.split(' ');
    const step = steps.at(-1);
    if (word === 'file') files.push(fileOf(rest.join(' '), lines));
    else if (word === 'env') Object.assign(env, Object.fromEntries(lines.filter(Boolean).map((line) => line.split(/=(.*)/s).slice(0, 2))));
    else if (word === 'run') steps.push({ command: lines.join('\n').trim(), exit: undefined, expectations: [] });
    else if (step === undefined) throw new Error(`${where}: "## ${head}" stands before any "## run"`);
    else if (word === 'exit') step.exit = Number(lines.join('').trim());
    else if (['stdout', 'stderr', 'written'].includes(word)) step.expectations.push({ of: head, lines });
    else throw new Error(`${where}: there is no section "## ${head}"`);
  }
  if (steps.length === 0) throw new Error(`${where} runs nothing`);
  return {
    title,
    files,
    env,
    steps: steps.map(({ command, exit, expectations }) => {
      if (exit === undefined || Number.isNaN(exit)) throw new Error(`${where}: a run lacks its "## exit"`);
      return { command, exit, expectations };
    }),
  };
}

function sectionsOf(part: string): readonly Section[] {
  return part
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [head = '', ...lines] = section.split('\n');
      while (lines.at(-1) === '') lines.pop();
      return { head: head.trim(), lines };
    });
}

function fileOf(head: string, lines: readonly string[]): Scenario['files'][number] {
  const [name = '', fixture = ''] = head.split(' = ');
  return { name, fixture, text: `${lines.join('\n')}\n` };
}
