import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../../../src/lifecycle/lint/lint-policy.js';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import { shared } from '../../shared-data.js';
import { now, repositoryOf } from '../simulation/repository-fixture.js';
import { bare, indexOf, releaseTags, stored, tagged } from './lint-fixture.js';
import { faultsOfProposals } from './proposal-law.js';

/** Images of the sorts that most repositories have, with the tags that real policies are about. */
const images = [
  ...[1, 9, 40, 100, 400].flatMap((days) =>
    ['v1', 'release-2', 'prod-3', 'dev-4', 'main-5', 'latest', 'sha-6'].map((tag) => tagged(days, `${tag}.${days}`)),
  ),
  bare('amd', 3),
  bare('old', 60),
  indexOf(tagged(2, 'v9')),
  stored(tagged(300, 'v0')),
];
const repository = repositoryOf(images, { v9: ['amd'] });

describe.skipIf(!shared.isThere)('policies that people have written', () => {
  it.each(
    shared.lines('data/lifecycle-policies.jsonl').map((line): readonly [string, string] => {
      const { id, policy }: { readonly id: string; readonly policy: unknown } = JSON.parse(line);
      return [id, JSON.stringify(policy, null, 2)];
    }),
  )('%s is linted, with proposals that make nothing worse', (_, text) => {
    const reading = readLifecyclePolicy(text);
    if (!reading.valid) {
      expect(reading.errors).not.toEqual([]);
      return;
    }
    const { policy, warnings } = reading;
    const found = lintPolicy(policy, warnings, simulate(policy, repository, { now }), repository, { releaseTags });
    expect(found.filter(({ message, fix }) => message === '' || fix === '')).toEqual([]);
    expect(faultsOfProposals(text, repository, releaseTags)).toEqual([]);
  });
});
