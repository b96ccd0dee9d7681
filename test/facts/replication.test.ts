import { describe, expect, it } from 'vitest';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import type { FactContext } from '../../src/facts/context.js';
import { createFacts } from '../../src/facts/facts.js';
import { destinationInWords, replicatedTo } from '../../src/facts/replication.js';
import { replicationFaults } from '../../src/facts/replication-faults.js';
import { isUnknown } from '../../src/model/unknown.js';
import { contextOf, registryOf, repositoryOf } from './fixture.js';

const later = '? known-after-apply';
const rule = (destinations: readonly (readonly [region: string | null, account?: string | null])[] | null, filters: unknown = []) => ({
  destinations: destinations?.map(([region, registryId = '111122223333']) => ({ region, registryId })) ?? null,
  filters,
});
const away = rule([['us-east-1']]);

describe('replicatedTo', () => {
  it.each([
    ['no replication', [], {}, []],
    ['a rule for everything', [{ rules: [away] }], {}, ['us-east-1 (111122223333)']],
    ['a prefix', [{ rules: [rule([['us-east-1']], ['ap'])] }], {}, ['us-east-1 (111122223333)']],
    ['a prefix, not anywhere in the name', [{ rules: [rule([['us-east-1']], ['pi'])] }], {}, []],
    ['a prefix takes no wildcard', [{ rules: [rule([['us-east-1']], ['*'])] }], {}, []],
    ['two rules', [{ rules: [away, rule([['us-west-2']])] }], {}, ['us-east-1 (111122223333)', 'us-west-2 (111122223333)']],
    ['a rule that does not match and is not known', [{ rules: [rule(null, ['web'])] }], {}, []],
    ['destinations that are not known', [{ rules: [rule(null)] }], {}, later],
    ['filters that are not known', [{ rules: [rule([['us-east-1']], null)] }], {}, later],
    ['a region that is not known', [{ rules: [rule([[null]])] }], {}, ['? (111122223333)']],
    ['a name that is not known', [{ rules: [rule([['us-east-1']], ['ap'])] }], { name: null }, later],
    [
      'a name that is not known does not matter to a rule for everything',
      [{ rules: [away] }],
      { name: null },
      ['us-east-1 (111122223333)'],
    ],
    ['rules that are not known', [{ rules: null }], {}, later],
    ['two configurations that agree', [{ rules: [away] }, { rules: [away] }], {}, ['us-east-1 (111122223333)']],
    ['two configurations that do not', [{ rules: [away] }, { rules: [] }], {}, '? ambiguous'],
  ])('%s', (_, replication: readonly ExampleMap[], repository, expected) => {
    const registry = registryOf({ replication });
    const found = replicatedTo(repositoryOf(repository, registry), registry);
    expect(isUnknown(found) ? `? ${found.unknown}` : found.map(destinationInWords)).toEqual(expected);
  });
});

describe('replicationFaults', () => {
  const faultsOf = (
    rules: readonly ExampleMap[] | null,
    { source = 'terraform-plan', account = '111122223333', ...context }: Partial<FactContext> & { source?: 'aws' | 'terraform-plan' } = {},
  ): unknown => {
    const registry = registryOf({ account: account === '' ? null : account, replication: [{ rules }] });
    const residents = [repositoryOf({}, registry)];
    const found = replicationFaults({ registry, residents, whole: 1, source, facts: createFacts(contextOf(context)) });
    return isUnknown(found) ? `? ${found.unknown}` : found;
  };

  it.each([
    ['another region', [away], {}, []],
    ['the same place', [rule([['eu-central-1']])], {}, ['eu-central-1 is the region that the images are in already']],
    [
      'a stranger',
      [rule([['eu-central-1', '444455556666']])],
      {},
      ['444455556666 is an account that trust.accounts of the config does not name'],
    ],
    ['one of us', [rule([['eu-central-1', '444455556666']])], { trustedAccounts: new Set(['444455556666']) }, []],
    ['no destination', [rule([])], {}, ['a rule without a destination']],
    ['destinations that are not known', [rule(null)], {}, later],
    ['a region that is not known', [rule([[null]])], {}, later],
    ['an account that is not known', [rule([['us-east-1', null]])], {}, later],
    ['the own account is not known', [away], { account: '' }, later],
    [
      'a fault beside what is not known',
      [rule([[null], ['eu-central-1']])],
      {},
      ['eu-central-1 is the region that the images are in already'],
    ],
    ['a filter that matches nothing here', [rule([['us-east-1']], ['web'])], {}, '? not-in-plan'],
    [
      'a filter that matches nothing at all',
      [rule([['us-east-1']], ['web'])],
      { source: 'aws' as const },
      ['the filter web matches no repository'],
    ],
    ['a filter that matches', [rule([['us-east-1']], ['ap'])], {}, []],
    ['rules that are not known', null, {}, later],
  ])('%s', (_, rules, context, expected) => {
    expect(faultsOf(rules, context)).toEqual(expected);
  });
});
