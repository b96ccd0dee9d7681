/**
 * Writes docs/rules, one page a rule, and the table of rules in the README, from the rules themselves. With --check it writes
 * nothing and fails where a page is stale, missing or left over.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type DescribedRule, listRules } from '../src/app/describe-rules.ts';
import { noSettings } from '../src/app/judge-options.ts';
import { rulePage } from './rule-page.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'docs/rules');
const check = process.argv.includes('--check');
const stale: string[] = [];

function put(file: string, text: string): void {
  let before = '';
  try {
    before = readFileSync(file, 'utf8');
  } catch {
    before = '';
  }
  if (before === text) return;
  stale.push(path.relative(root, file));
  if (!check) writeFileSync(file, text);
}

function rulesTable(rules: readonly DescribedRule[]): string {
  const rows = rules.map(
    ({ rule, packs }) => `| [${rule.id}](docs/rules/${rule.id}.md) | ${rule.severity} | ${rule.title} | ${packs.join(', ')} |`,
  );
  return ['| rule | severity | demands | packs |', '|---|---|---|---|', ...rows].join('\n');
}

const rules = listRules(noSettings);
mkdirSync(folder, { recursive: true });
for (const described of rules) put(path.join(folder, `${described.rule.id}.md`), rulePage(described));
const pages = new Set(rules.map(({ rule }) => `${rule.id}.md`));
for (const name of readdirSync(folder).filter((file) => file !== 'README.md' && !pages.has(file))) {
  stale.push(`docs/rules/${name} (left over)`);
  if (!check) rmSync(path.join(folder, name));
}
const readme = path.join(root, 'README.md');
const text = readFileSync(readme, 'utf8');
const marks = /(<!-- rules: made by npm run docs -->\n)[\s\S]*?(<!-- \/rules -->)/;
if (!marks.test(text)) throw new Error('README.md has lost the marks of the rules table');
put(
  readme,
  text.replace(marks, (_, open: string, close: string) => `${open}${rulesTable(rules)}\n${close}`),
);

if (check && stale.length > 0) {
  console.error(`stale, run \`npm run docs\`:\n  ${stale.join('\n  ')}`);
  process.exitCode = 1;
} else {
  console.log(check ? 'docs are fresh' : `written: ${stale.length === 0 ? 'nothing, all fresh' : stale.join(', ')}`);
}
