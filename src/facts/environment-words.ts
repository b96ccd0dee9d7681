/** The words by which people name an environment, and the environment that they mean. */
const environmentOfWord: Readonly<Record<string, string>> = {
  prod: 'prod',
  production: 'prod',
  prd: 'prod',
  live: 'prod',
  staging: 'staging',
  stage: 'staging',
  stg: 'staging',
  preprod: 'staging',
  uat: 'uat',
  qa: 'qa',
  test: 'test',
  tst: 'test',
  testing: 'test',
  dev: 'dev',
  develop: 'dev',
  development: 'dev',
  sandbox: 'sandbox',
  sbx: 'sandbox',
  nonprod: 'nonprod',
};

/** Two parts of a name that mean one environment together, and so are looked for before each part alone. */
const environmentOfPair: Readonly<Record<string, string>> = {
  'pre prod': 'staging',
  'non prod': 'nonprod',
  'non production': 'nonprod',
};

/** The environments that every installation has, whatever its config. */
export const knownEnvironments: readonly string[] = [...new Set(Object.values(environmentOfWord))];

/** The environment that a name or a tag's value tells by its whole parts between `/ - _ .`; empty for none. The first part from the left wins. */
export function environmentInWords(text: string): string {
  const parts = text.toLowerCase().split(/[/\-_.\s]+/);
  for (const [index, part] of parts.entries()) {
    const found = environmentOfPair[`${part} ${parts[index + 1] ?? ''}`] ?? ownWord(part);
    if (found !== undefined) return found;
  }
  return '';
}

function ownWord(part: string): string | undefined {
  return Object.hasOwn(environmentOfWord, part) ? environmentOfWord[part] : undefined;
}
