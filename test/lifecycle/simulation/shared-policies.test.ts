import { describe, expect, it } from 'vitest';
import { exampleTags } from '../../../src/lifecycle/example-tag.js';
import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import { defaultAssumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { fateWords } from '../../../src/lifecycle/simulation/fate-words.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { shared } from '../../shared-data.js';
import { evaluateLiterally, literalDeed } from './literal-evaluator.js';
import { daysAgo, deedOf, imageOf, now } from './repository-fixture.js';

interface Row {
  readonly id: string;
  readonly policy: unknown;
}

describe.skipIf(!shared.isThere)('collected policies', () => {
  const rows = shared.lines('data/lifecycle-policies.jsonl').map((line): Row => JSON.parse(line));
  const readings = rows.map(({ id, policy }) => ({ id, reading: readLifecyclePolicy(JSON.stringify(policy, null, 2)) }));
  const valid = readings.flatMap(({ id, reading }) => (reading.valid ? [[id, reading.policy] as const] : []));
  const invalid = readings.flatMap(({ id, reading }) => (reading.valid ? [] : [[id, reading.errors] as const]));

  it.each(valid)('%s does to a repository what the literal evaluator says, for a reason', (_, policy) => {
    const repository = repositoryFor(policy);
    const { fates } = simulate(policy, repository, { now });
    const literal = evaluateLiterally(policy, repository, now, defaultAssumptions);
    for (const fate of fates) {
      expect(deedOf(fate)).toBe(literalDeed(literal.get(fate.image.digest)));
      expect(fateWords(fate, { now, assumptions: defaultAssumptions }).reason).not.toBe('');
    }
  });

  it.each(valid)('%s has a rule that decides about some image', (_, policy) => {
    const { fates } = simulate(policy, repositoryFor(policy), { now });
    expect(fates.some(({ owner }) => owner !== null)).toBe(true);
  });

  it.each(invalid)('%s is refused, and it is told why', (_, errors) => {
    expect(errors.length).toBeGreaterThan(0);
    for (const { message, line, column } of errors) {
      expect(message).not.toBe('');
      expect([line, column].every((place) => place > 0)).toBe(true);
    }
  });

  it('take images, hold them and keep them', () => {
    const deeds = valid.flatMap(([, policy]) => simulate(policy, repositoryFor(policy), { now }).fates.map(deedOf));
    expect(new Set(deeds)).toEqual(new Set(['', 'expire', 'transition', 'held']));
    expect(valid.length).toBeGreaterThan(50);
  });
});

/** Ages to both sides of what rules say. */
const ages = [0, 0.5, 2, 8, 15, 31, 61, 91, 366, 4_000];

/** For each pattern of each rule images that meet it, those that meet all of a list, and what is untagged, archived or tied to others. */
function repositoryFor(policy: LifecyclePolicy): SimulatedRepository {
  const example = exampleTags(policy);
  const tagLists = [
    [],
    ['other'],
    ...policy.rules.flatMap(({ patterns }) => [patterns.map(example), ...patterns.map((one) => [example(one)])]),
  ];
  const images = tagLists.flatMap((tags, list) => ages.map((age) => imageOf(`sha256:${list}-${age}`, { tags, pushedAt: daysAgo(age) })));
  const archived = images.map(
    (image): Image => ({ ...image, digest: `${image.digest}-archived`, status: 'ARCHIVED', lastArchivedAt: image.pushedAt }),
  );
  const signatures = images.map((image): Image => ({ ...image, digest: `${image.digest}-signature`, tags: [], subject: image.digest }));
  const children = images.map((image): Image => ({ ...image, digest: `${image.digest}-child`, tags: [] }));
  return {
    images: [...images, ...archived, ...signatures, ...children],
    indexes: images.map(({ digest }) => ({ digest, children: [`${digest}-child`] })),
    complete: true,
  };
}
