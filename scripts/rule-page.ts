import { stringify } from 'yaml';
import { type DescribedRule, valuesInWords } from '../src/app/describe-rules.ts';
import type { Example, Rule } from '../src/schema/generated/rule.ts';

/** The page of a rule in docs/rules: what, why, parameters, fix, examples, parity ids, references. */
export function rulePage({ rule, packs, askedIn }: DescribedRule): string {
  const sections = [
    `# ${rule.id}`,
    `${rule.title}.`,
    table(
      ['severity', 'applies to', 'packs'],
      [
        [
          rule.severity,
          `${rule.applies}${askedIn === '' ? '' : `, ${askedIn}`}`,
          packs.length === 0 ? 'none: ask for it with `--rule`' : packs.join(', '),
        ],
      ],
    ),
    `## Why\n\n${rule.why.trim()}`,
    `## Condition\n\n${block('cel', condition(rule))}`,
    parameters(rule),
    `## Fix\n\n${fix(rule)}`,
    `## Examples\n\n${examples(rule)}`,
    parity(rule),
    (rule.references ?? []).length === 0 ? '' : `## References\n\n${(rule.references ?? []).map((url) => `- <${url}>`).join('\n')}`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function condition({ when, assert }: Rule): string {
  return [...(when === undefined ? [] : [`// asked where\n${when.trim()}`]), `// passes where\n${assert.trim()}`].join('\n\n');
}

function parameters({ params = {} }: Rule): string {
  const rows = Object.entries(params).map(([name, parameter]) => [
    `\`${name}\``,
    valuesInWords(parameter),
    `\`${JSON.stringify(parameter.default)}\``,
    parameter.description,
  ]);
  return rows.length === 0 ? '' : `## Parameters\n\n${table(['parameter', 'type', 'default', 'meaning'], rows)}`;
}

function fix({ fix: { summary, terraform, cli } }: Rule): string {
  return [
    summary,
    ...(terraform === undefined ? [] : [block('hcl', terraform.trimEnd())]),
    ...(cli === undefined ? [] : [block('sh', cli.trimEnd())]),
  ].join('\n\n');
}

function examples({ examples: { pass, fail, unknown = [], 'not-applicable': notApplicable = [] } }: Rule): string {
  const kinds: readonly (readonly [string, readonly Example[]])[] = [
    ['Fails', fail],
    ['Passes', pass],
    ['Cannot be told', unknown],
    ['Not applicable', notApplicable],
  ];
  return kinds.flatMap(([title, list]) => (list.length === 0 ? [] : [`### ${title}`, ...list.map(example)])).join('\n\n');
}

function example({ name, ...rest }: Example): string {
  return `${name ?? 'an example'}:\n\n${block('yaml', stringify(rest).trimEnd())}`;
}

function parity({ controls = {} }: Rule): string {
  const rows = Object.entries(controls).map(([framework, ids]) => [framework, ids.map((id) => `\`${id}\``).join(', ')]);
  return rows.length === 0
    ? ''
    : `## Also known as\n\n${table(['framework or tool', 'id'], rows)}\n\n\`ecr-audit explain\`, \`--rule\` and \`--skip-rule\` accept these ids too.`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
