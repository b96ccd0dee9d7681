import { describe, expect, it } from 'vitest';
import type { FactContext } from '../../src/facts/context.js';
import { environmentOfRegistry, environmentOfRepository } from '../../src/facts/environment.js';
import { environmentInWords, knownEnvironments } from '../../src/facts/environment-words.js';
import { contextOf, registryOf, repositoryOf } from './fixture.js';

describe('environmentInWords', () => {
  it.each([
    ['prod', ['prod', 'Production', 'PRD', 'live', 'api-prod', 'prod/api', 'team.prod_api', 'acme prod', 'prod-dev', 'eu-live-1']],
    ['staging', ['staging', 'stage', 'stg', 'preprod', 'pre-prod', 'api/pre_prod']],
    ['uat', ['uat', 'UAT/api']],
    ['qa', ['qa', 'team/qa']],
    ['test', ['test', 'tst', 'testing', 'api-test']],
    ['dev', ['dev', 'develop', 'development', 'dev-prod']],
    ['sandbox', ['sandbox', 'sbx']],
    ['nonprod', ['nonprod', 'non-prod', 'non_production', 'api/non.prod']],
    [
      '',
      ['', 'api', 'product', 'productions', 'livestream', 'devops', 'latest', 'production2', 'reprod', 'constructor', '__proto__', 'qa1'],
    ],
  ])('"%s" is meant by %j', (environment, texts) => {
    expect(texts.map((text) => [text, environmentInWords(text)])).toEqual(texts.map((text) => [text, environment]));
  });

  it('knows no environment twice', () => {
    expect(knownEnvironments).toEqual(['prod', 'staging', 'uat', 'qa', 'test', 'dev', 'sandbox', 'nonprod']);
  });
});

const answer = (repository: Parameters<typeof repositoryOf>[0], context: Partial<FactContext> = {}, registry = registryOf()) => {
  const { name, from } = environmentOfRepository(repositoryOf(repository, registry), registry, contextOf(context));
  return `${name}: ${from}`;
};
const inPlan = {
  environmentVariables: new Map([
    ['stage', 'nowhere'],
    ['environment', 'uat'],
  ]),
};
const flag = { requestedEnvironment: 'prod' };
const configured = (match: Required<FactContext['environments']>[string]['match']) => ({
  environments: { live: { match: match ?? {} }, blue: {} },
});

const scanned = (...accounts: readonly string[]) => ({
  environments: Object.fromEntries(accounts.map((account, index) => [['live', 'blue'][index] ?? '', { accounts: [account] }])),
});

describe('the environment of a repository', () => {
  it.each([
    ['nothing tells it', {}, {}, ': nothing tells it'],
    ['its name', { name: 'api-dev' }, {}, 'dev: name'],
    ['its tag before its name', { name: 'api-dev', tags: { Environment: 'Production' } }, {}, 'prod: tag Environment'],
    ['a tag in any case', { tags: { ENV: 'Dev' } }, {}, 'dev: tag ENV'],
    ['Environment before Env before Stage', { tags: { stage: 'qa', env: 'uat', environment: 'dev' } }, {}, 'dev: tag environment'],
    [
      'a tag that is not known is passed over',
      { name: 'api-dev', tags: { Environment: null } },
      {},
      'dev: name (tag Environment passed over: its value is not known)',
    ],
    ['a tag that names none is passed over', { tags: { Environment: 'green', Stage: 'qa' } }, {}, 'qa: tag Stage'],
    ['tags that are not known', { name: 'api', tags: null }, {}, ': nothing tells it (the tags are not known)'],
    ['a certain tag among tags that are not known', { tags: null, certainTags: { Env: 'dev' } }, {}, 'dev: tag Env'],
    ['a certain tag of no known value', { tags: null, certainTags: { Env: null } }, {}, ': nothing tells it (the tags are not known)'],
    ['the name before a variable', { name: 'api-dev' }, inPlan, 'dev: name'],
    ['a variable before the flag', {}, { ...inPlan, ...flag }, 'uat: variable environment'],
    ['the flag', {}, flag, 'prod: --env'],
    ['a name that is not known', { name: null }, flag, 'prod: --env'],
    ['an environment of the config, in a tag', { tags: { Env: 'Blue' } }, configured({}), 'blue: tag Env'],
    [
      'a pattern of the config before the tag',
      { name: 'x/api', tags: { Env: 'dev' } },
      configured({ names: ['x/*'] }),
      'live: config environments.live.match.names',
    ],
    ['a pattern over the whole name', { name: 'a/x/api' }, configured({ names: ['x/*'] }), ': nothing tells it'],
    [
      'a tag of the config',
      { tags: { Tier: 'gold-1' } },
      configured({ tags: { Tier: 'gold*' } }),
      'live: config environments.live.match.tags',
    ],
    ['a tag of the config in another case', { tags: { tier: 'gold' } }, configured({ tags: { Tier: 'gold' } }), ': nothing tells it'],
    ['an account of the config', {}, configured({ accounts: ['111122223333'] }), 'live: config environments.live.match.accounts'],
    ['another account of the config', {}, configured({ accounts: ['444455556666'] }), ': nothing tells it'],
    ['the one environment that is scanned in its account', {}, scanned('111122223333'), 'live: config environments.live.accounts'],
    ['an account in which two environments are scanned', {}, scanned('111122223333', '111122223333'), ': nothing tells it'],
    ['the flag before the account', {}, { ...scanned('111122223333'), ...flag }, 'prod: --env'],
    ['its name before the account', { name: 'api-dev' }, scanned('111122223333'), 'dev: name'],
    [
      'any one of the three',
      { name: 'y' },
      configured({ names: ['x'], accounts: ['111122223333'] }),
      'live: config environments.live.match.accounts',
    ],
  ])('%s', (_, repository, context, expected) => {
    expect(answer(repository, context)).toBe(expected);
  });

  it('is not told by an account that is not known', () => {
    expect(answer({}, configured({ accounts: ['111122223333'] }), registryOf({ account: null }))).toBe(': nothing tells it');
  });
});

describe('the environment of a registry', () => {
  it.each([
    [configured({ accounts: ['111122223333'], names: ['*'] }), 'live'],
    [configured({ names: ['*'] }), ''],
    [inPlan, 'uat'],
    [flag, 'prod'],
    [{ ...configured({}), environmentVariables: new Map([['env', 'blue']]) }, 'blue'],
  ])('with %j: "%s"', (context, name) => {
    expect(environmentOfRegistry(registryOf(), contextOf(context)).name).toBe(name);
  });
});
