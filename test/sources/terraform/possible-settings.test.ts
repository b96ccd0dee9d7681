import { describe, expect, it } from 'vitest';
import type { JsonObject, PlanProviderConfig, PlanResourceChange } from '../../../src/sources/terraform/plan-document.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import { block, created, lifecycleText, newRepository, planOf, provider, refers, repositoriesOf, unknownFor } from './plan-fixture.js';

const repo = 'aws_ecr_repository.app';
const scanning = 'aws_ecr_registry_scanning_configuration.s';
const replication = 'aws_ecr_replication_configuration.r';
const policy = 'aws_ecr_lifecycle_policy.p';

type Providers = Readonly<Record<string, PlanProviderConfig>>;
const unsure: Providers = { aws: provider(undefined, { region: refers('local.region') }), 'aws.us': provider('us-east-1') };
const sure: Providers = { aws: provider('eu-west-1'), 'aws.us': provider('us-east-1') };

const keyed = (address: string, provider_config_key: string, expressions: JsonObject = {}) =>
  block(address, expressions, { provider_config_key });
const settings = [
  newRepository(repo, { name: 'app' }),
  created(scanning, { scan_type: 'ENHANCED', rule: [] }),
  created(replication, { replication_configuration: [] }),
  created(policy, { repository: 'app', policy: lifecycleText('x') }),
];
const planWith = (providers: Providers, more: readonly PlanResourceChange[] = [], where = 'aws.us') =>
  planOf(
    [...settings, ...more],
    {
      resources: [
        keyed(repo, 'aws'),
        ...[scanning, replication, policy].map((address) => keyed(address, where)),
        ...more.map(({ address }) => keyed(address, 'aws')),
      ],
    },
    { providers },
  );
const registryOf = (providers: Providers, more?: readonly PlanResourceChange[], where?: string) =>
  translatePlan(planWith(providers, more, where)).after.registries.find(({ key }) => key.startsWith('aws') && !key.startsWith('aws.us'));

describe('a registry that may be the same as another', () => {
  it('does not know whether the settings of the other are its own', () => {
    const ambiguous = unknownFor('ambiguous');
    expect(registryOf(unsure)).toMatchObject({
      scanning: [{ scanType: ambiguous, rules: ambiguous, address: '' }],
      replication: [{ rules: ambiguous, address: '' }],
    });
  });

  it('has what it has itself', () => {
    const own = created('aws_ecr_registry_scanning_configuration.own', { scan_type: 'BASIC', rule: [] });
    expect(registryOf(unsure, [own])?.scanning).toEqual([{ scanType: 'BASIC', rules: [], address: own.address }]);
  });

  it('does not know whether a policy of its name there is its own, which is judged all the same', () => {
    expect(repositoriesOf(planWith(unsure))).toMatchObject({
      [repo]: { managed: true, lifecyclePolicy: { present: unknownFor('ambiguous') } },
      [policy]: { managed: false, name: 'app', lifecyclePolicy: { present: true, text: lifecycleText('x') } },
    });
  });

  it('has the policy that is its own for certain', () => {
    const own = created('aws_ecr_lifecycle_policy.own', { repository: 'app', policy: lifecycleText('own') });
    expect(repositoriesOf(planWith(unsure, [own]))[repo]?.lifecyclePolicy).toMatchObject({ text: lifecycleText('own') });
  });
});

describe('a registry that is another for certain, or the only one', () => {
  it.each([
    ['two known regions', sure, 'aws.us'],
    ['one provider without a region', { aws: provider(undefined) }, 'aws'],
  ])('has nothing in doubt: %s', (_, providers, where) => {
    const own = where === 'aws';
    expect(registryOf(providers, [], where)?.scanning).toHaveLength(own ? 1 : 0);
    expect(registryOf(providers, [], where)?.replication).toHaveLength(own ? 1 : 0);
    expect(repositoriesOf(planWith(providers, [], where))[repo]?.lifecyclePolicy.present).toBe(own);
  });
});
