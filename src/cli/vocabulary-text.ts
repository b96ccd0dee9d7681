import type { listVocabulary } from '../app/describe-rules.js';

/** The vocabulary of expressions as `rules facts` prints it: each type and function once, where it first comes up. */
export function vocabularyText(all: ReturnType<typeof listVocabulary>): string {
  const said = new Set<string>();
  const isNew = (name: string): boolean => !said.has(name) && said.add(name).size > 0;
  const lines = all.flatMap(({ kind, vocabulary: { variables, types, functions } }) => [
    `applies: ${kind}`,
    `  variables  ${[...Object.entries(variables).map(([name, { name: type }]) => `${name}: ${type}`), 'params: Params'].join(', ')}`,
    ...types
      .filter(({ name }) => isNew(name))
      .flatMap(({ name, description, fields }) => ['', `  ${name}: ${description}`, ...fieldLines(fields)]),
    ...functions
      .filter(({ signature }) => isNew(signature))
      .flatMap(({ signature, description }) => ['', `  ${signature}`, `    ${description}`]),
    '',
  ]);
  return `${lines.join('\n')}\n`;
}

function fieldLines(fields: Readonly<Record<string, { readonly type: string; readonly description: string }>>): string[] {
  return Object.entries(fields).map(([name, { type, description }]) => `    ${name} (${type}): ${description}`);
}
