import { describe, expect, it } from 'vitest';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { createFacts } from '../../src/facts/facts.js';
import { subjectOf } from '../../src/facts/object-type.js';
import { type ReadRegistry, replicaSubjects } from '../../src/facts/replica-subjects.js';
import { replicaType } from '../../src/facts/replica-type.js';
import { residentOf } from '../../src/facts/resident.js';
import { isUnknown, type Knowable, unknown } from '../../src/model/unknown.js';
import { contextOf, registryOf, repositoryOf } from './fixture.js';

const cut = unknown('not-read', 'the rest of the repositories');
const to = (...places: readonly (readonly [region: string, account?: string])[]): ExampleMap => ({
  destinations: places.map(([region, registryId = '111122223333']) => ({ region, registryId })),
  filters: [],
});

/** A registry that was read, with repositories by name. */
function read(region: string, rules: readonly ExampleMap[] | null, names: readonly string[], whole?: Knowable<number>): ReadRegistry {
  const registry = registryOf({ key: `111122223333/${region}`, region, replication: [{ rules }] });
  const residents = names.map((name) =>
    residentOf(repositoryOf({ name, arn: `arn:${region}/${name}`, lifecyclePolicy: { rules: [] } }, registry)),
  );
  return { registry, residents, whole: whole ?? residents.length };
}

/** The subjects, each as place and name; ? where it is not known whether the copy is there. */
const copiesIn = (...registries: readonly ReadRegistry[]): readonly string[] =>
  replicaSubjects({ registries, facts: createFacts(contextOf()) }).map(({ resource: { region, name }, variables }) => {
    const { copy } = subjectOf(replicaType, variables['replica'] ?? {});
    return `${region} ${name}${isUnknown(copy) ? '?' : ''}`;
  });

describe('replicaSubjects', () => {
  it.each([
    ['a copy', [read('eu-central-1', [to(['eu-west-1'])], ['api']), read('eu-west-1', [], ['api'])], ['eu-west-1 api']],
    ['no replication', [read('eu-central-1', [], ['api']), read('eu-west-1', [], ['api'])], []],
    ['not there yet', [read('eu-central-1', [to(['eu-west-1'])], ['api']), read('eu-west-1', [], [])], []],
    ['a destination that was not read', [read('eu-central-1', [to(['us-east-1'])], ['api']), read('eu-west-1', [], ['api'])], []],
    [
      'a destination in another account',
      [read('eu-central-1', [to(['eu-west-1', '444455556666'])], ['api']), read('eu-west-1', [], ['api'])],
      [],
    ],
    [
      'a copy that is not among those listed',
      [read('eu-central-1', [to(['eu-west-1'])], ['api']), read('eu-west-1', [], [], cut)],
      ['eu-west-1 api?'],
    ],
    [
      'a copy among those listed',
      [read('eu-central-1', [to(['eu-west-1'])], ['api']), read('eu-west-1', [], ['api'], cut)],
      ['eu-west-1 api'],
    ],
    [
      'repositories that may be copied too',
      [read('eu-central-1', [to(['eu-west-1'])], ['api'], cut), read('eu-west-1', [], ['api'])],
      ['eu-central-1 ?', 'eu-west-1 api'],
    ],
    ['replication that was not read', [read('eu-central-1', null, ['api']), read('eu-west-1', [], ['api'])], ['eu-central-1 ?']],
    [
      'copies in both directions',
      [read('eu-central-1', [to(['eu-west-1'])], ['api']), read('eu-west-1', [to(['eu-central-1'])], ['api'])],
      ['eu-west-1 api', 'eu-central-1 api'],
    ],
    [
      'one copy of two sources once',
      [
        read('eu-central-1', [to(['eu-west-1'])], ['api']),
        read('eu-south-1', [to(['eu-west-1'])], ['api']),
        read('eu-west-1', [], ['api']),
      ],
      ['eu-west-1 api'],
    ],
  ] as const)('%s', (_, registries, expected) => {
    expect(copiesIn(...registries)).toEqual(expected);
  });

  it('names the copy, not what it is copied from', () => {
    const [subject] = replicaSubjects({
      registries: [read('eu-central-1', [to(['eu-west-1'])], ['api']), read('eu-west-1', [], ['api'])],
      facts: createFacts(contextOf()),
    });
    expect(subject?.resource).toMatchObject({ kind: 'repository', name: 'api', region: 'eu-west-1', arn: 'arn:eu-west-1/api' });
  });
});
