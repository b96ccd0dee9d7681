/** The words by which people name an environment, and the environment that they mean. */
export const environmentOfWord: Readonly<Record<string, string>> = {
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
export const environmentOfPair: Readonly<Record<string, string>> = {
  'pre prod': 'staging',
  'non prod': 'nonprod',
  'non production': 'nonprod',
};
