import fc from 'fast-check';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { any, archive, archived, expire, type Json, keep, patterns, prefixes, pulled, pushed, rule, untagged } from '../policy-fixture.js';
import { drafts, rulesOf } from '../simulation/long-policy-arbitrary.js';
import { repository } from '../simulation/repository-arbitrary.js';
import { daysAgo, imageOf, repositoryOf } from '../simulation/repository-fixture.js';
import { indexOf } from './lint-fixture.js';

const stems = ['v', 'v1.', 'prod-', 'production-', 'release-', 'build-', 'dev-'];
const selection = fc.oneof(
  { weight: 3, arbitrary: fc.subarray(stems, { minLength: 1, maxLength: 2 }).map((entries) => prefixes(...entries)) },
  { weight: 1, arbitrary: fc.constantFrom('*', '*-rc', 'v*', 'v*-rc', 'prod*').map((entry) => patterns(entry)) },
  { weight: 2, arbitrary: fc.constantFrom<Json>(untagged, any) },
);
const deed = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 2, 5, 9_999).map((number): readonly [Json, Json] => [keep(number), expire]) },
  { weight: 3, arbitrary: fc.constantFrom(1, 14, 30).map((days): readonly [Json, Json] => [pushed(days), expire]) },
  fc.constantFrom(7, 30).map((days): readonly [Json, Json] => [pulled(days), archive]),
  fc.constant<readonly [Json, Json]>([archived(90), expire]),
);

/** Rules as people write them, of which some are refused beside each other. */
const ordinaryRules = fc
  .array(fc.tuple(selection, deed), { minLength: 1, maxLength: 4 })
  .map((all) => [...all].sort(([a], [b]) => Number(a === any) - Number(b === any)))
  .map((all) => all.map(([selected, [count, action]], place) => rule(place + 1, selected, count, action)));

const ordinaryTag = fc.tuple(fc.constantFrom(...stems), fc.nat({ max: 9 }), fc.constantFrom('', '', '-rc')).map((parts) => parts.join(''));
const ordinaryImage = fc.record({
  tags: fc.uniqueArray(ordinaryTag, { maxLength: 2 }),
  days: fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 })),
  pulled: fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3, nil: undefined }),
  children: fc.option(fc.nat({ max: 2 }), { freq: 3, nil: undefined }),
});

/** Images and indexes with their children, of the tags that the rules ask for. */
const ordinaryRepository: fc.Arbitrary<SimulatedRepository> = fc.array(ordinaryImage, { maxLength: 14 }).map((all) => {
  const children: Record<string, readonly string[]> = {};
  const images = all.flatMap(({ tags, days, pulled: ago, children: number }, place) => {
    const image = imageOf(`i${place}`, {
      tags,
      pushedAt: daysAgo(days),
      ...(ago === undefined ? {} : { lastPulledAt: daysAgo(Math.min(ago, days)) }),
    });
    if (number === undefined) return [image];
    const listed = Array.from({ length: number }, (_, at) => imageOf(`i${place}-${at}`, { pushedAt: daysAgo(days + 0.01) }));
    children[image.digest] = listed.map(({ digest }) => digest);
    return [...listed, indexOf(image)];
  });
  return repositoryOf(images, children);
});

/** Rules, a repository, and the patterns of what counts as a release in it. */
export const proposing = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.tuple(
      drafts.filter(({ length }) => length < 8).map((all) => rulesOf(all)),
      repository,
      fc.constant(['a*', '*-']),
    ),
  },
  { weight: 3, arbitrary: fc.tuple(ordinaryRules, ordinaryRepository, fc.constant(['v*', 'prod*', 'release*'])) },
);
