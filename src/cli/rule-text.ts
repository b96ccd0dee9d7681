import { type DescribedRule, valuesInWords } from '../app/describe-rules.js';
import type { Rule } from '../schema/generated/rule.js';

/** A rule as `explain` shows it on a terminal. */
export function ruleText({ rule, packs, askedIn }: DescribedRule): string {
  return [
    `${rule.id}: ${rule.title}`,
    `${rule.severity}; applies to: ${rule.applies}${askedIn === '' ? '' : `, ${askedIn}`}; packs: ${packs.length === 0 ? 'none (ask for it with --rule)' : packs.join(', ')}`,
    ...section('Why', [rule.why.trim()]),
    ...section('Condition', [...(rule.when === undefined ? [] : [`when    ${oneLine(rule.when)}`]), `assert  ${oneLine(rule.assert)}`]),
    ...section('Parameters', parametersOf(rule)),
    ...section('Fix', fixOf(rule)),
    ...section('Fails', examplesOf(rule.examples.fail)),
    ...section('Passes', examplesOf(rule.examples.pass)),
    ...section(
      'Also known as',
      Object.entries(rule.controls ?? {}).map(([framework, ids]) => `${framework}: ${ids.join(', ')}`),
    ),
    ...section('References', rule.references ?? []),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`)];
}

function parametersOf({ params = {} }: Rule): string[] {
  return Object.entries(params).map(
    ([name, parameter]) => `${name} (${valuesInWords(parameter)}, default ${JSON.stringify(parameter.default)}): ${parameter.description}`,
  );
}

function fixOf({ fix }: Rule): string[] {
  return [
    fix.summary,
    ...(fix.terraform === undefined
      ? []
      : [
          'Terraform:',
          ...fix.terraform
            .trimEnd()
            .split('\n')
            .map((line) => `  ${line}`),
        ]),
    ...(fix.cli === undefined
      ? []
      : [
          'AWS CLI:',
          ...fix.cli
            .trimEnd()
            .split('\n')
            .map((line) => `  ${line}`),
        ]),
  ];
}

function examplesOf(examples: Rule['examples']['fail']): string[] {
  return examples.map(({ name, ...rest }) => `${name ?? 'an example'}: ${JSON.stringify(rest)}`);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
