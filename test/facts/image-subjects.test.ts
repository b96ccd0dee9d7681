import { describe, expect, it } from 'vitest';
import { exampleDigest } from '../../src/engine/example-images.js';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { createFacts } from '../../src/facts/facts.js';
import { repositorySubjects } from '../../src/facts/repository-subjects.js';
import type { Subject } from '../../src/facts/subject.js';
import { subjectsOf as planSubjectsOf } from '../../src/facts/subjects.js';
import { contextOf, registryOf, repositoryOf } from './fixture.js';
import { imagesOf, now } from './images-fixture.js';

const registry = registryOf();
const subjectsOf = (example: ExampleMap): readonly Subject[] =>
  repositorySubjects({
    repository: repositoryOf({}, registry),
    registry,
    images: imagesOf(example),
    source: 'aws',
    facts: createFacts(contextOf({ now: new Date(now.time) })),
    judgedAs: undefined,
  });
const nameOf = ({ resource: { digest } }: Subject): string =>
  digest === undefined ? '?' : (['app', 'old', 'all', 'arm', 'sig'].find((name) => exampleDigest(name) === digest) ?? 'other');

const index = { digest: 'all', tags: ['v1'], index: true, pushed: 5 };

describe('the images of a repository that rules are asked of', () => {
  it.each([
    ['none of an empty repository', { images: [] }, []],
    [
      'the newest',
      {
        images: [
          { digest: 'old', pushed: 9 },
          { digest: 'app', tags: ['v1'], pushed: 2 },
        ],
      },
      ['newest app', 'newest-tagged app', 'every old app'],
    ],
    [
      'the newest and the newest with a tag',
      {
        images: [
          { digest: 'old', tags: ['v1'], pushed: 9 },
          { digest: 'app', pushed: 2 },
        ],
      },
      ['newest app', 'newest-tagged old', 'every old app'],
    ],
    [
      'an index for its children',
      { images: [index, { digest: 'arm', pushed: 5 }], manifests: { all: ['arm'] } },
      ['newest all', 'newest-tagged all', 'every all'],
    ],
    [
      'what may be a child, in doubt',
      { images: [index, { digest: 'arm', pushed: 6 }] },
      ['newest all', 'newest-tagged all', 'every all arm?'],
    ],
    [
      'no child that came after every index',
      { images: [index, { digest: 'app', pushed: 2 }] },
      ['newest app', 'newest-tagged all', 'every all app'],
    ],
    [
      'no signature',
      {
        images: [
          { digest: 'app', tags: ['v1'] },
          { digest: 'sig', subject: 'app', pushed: 0 },
        ],
      },
      ['newest app', 'newest-tagged app', 'every app'],
    ],
    [
      'each of those that were pushed in the same second',
      {
        images: [
          { digest: 'old', tags: ['v1'] },
          { digest: 'app', tags: ['v2'] },
        ],
      },
      ['newest app', 'newest old', 'newest-tagged app', 'newest-tagged old', 'every old app'],
    ],
    [
      'what has a tag of its own, though it refers to another image',
      {
        images: [
          { digest: 'app', pushed: 5 },
          { digest: 'sig', tags: ['v1'], subject: 'app' },
        ],
      },
      ['newest sig', 'newest-tagged sig', 'every app sig'],
    ],
    [
      'no index of referrers, by its tag',
      {
        images: [
          { digest: 'app', tags: ['v1'], pushed: 5 },
          { digest: 'sig', index: true, tags: [`sha256-${'a'.repeat(64)}`] },
        ],
      },
      ['newest app', 'newest-tagged app', 'every app'],
    ],
    [
      'an image under such a tag',
      {
        images: [
          { digest: 'app', pushed: 5 },
          { digest: 'old', tags: [`sha256-${'a'.repeat(64)}`] },
        ],
      },
      ['newest old', 'newest-tagged old', 'every app old'],
    ],
    [
      'in doubt, of a status that nobody knows yet',
      {
        images: [
          { digest: 'old', tags: ['v1'], pushed: 9 },
          { digest: 'app', tags: ['v2'], status: 'FROZEN' },
        ],
      },
      ['newest ?', 'newest-tagged ?', 'every old app?'],
    ],
    [
      'the newest beside one of such a status that was pushed in the same second',
      {
        images: [
          { digest: 'old', tags: ['v1'] },
          { digest: 'app', tags: ['v2'], status: 'FROZEN' },
        ],
      },
      ['newest old', 'newest ?', 'newest-tagged old', 'newest-tagged ?', 'every old app?'],
    ],
    [
      'the newest, one of such a status being older',
      {
        images: [
          { digest: 'old', tags: ['v1'], pushed: 9, status: 'FROZEN' },
          { digest: 'app', tags: ['v2'] },
        ],
      },
      ['newest app', 'newest-tagged app', 'every old? app'],
    ],
    [
      'the index, and not its child of such a status',
      { images: [index, { digest: 'arm', pushed: 5, status: 'FROZEN' }], manifests: { all: ['arm'] } },
      ['newest all', 'newest-tagged all', 'every all'],
    ],
    [
      'not known which, where a push is no instant',
      {
        images: [
          { digest: 'old', tags: ['v1'], pushedAt: 'some day' },
          { digest: 'app', tags: ['v2'] },
        ],
      },
      ['newest ?', 'newest-tagged ?', 'every old app'],
    ],
    [
      'not known which, with more in the same second than anybody asks about',
      { images: Array.from({ length: 6 }, (_, place) => ({ digest: `${place}` })) },
      [...Array.from({ length: 5 }, () => 'newest other'), 'newest ?', 'every other other other other other other'],
    ],
    [
      'not known which, where the one stored last is the child of an index in a pull-through cache',
      { images: [index, { digest: 'arm', pushed: 2 }], manifests: { all: ['arm'] } },
      ['newest ?', 'newest-tagged all', 'every all'],
    ],
    ['nothing archived', { images: [{ digest: 'old', tags: ['v0'], status: 'ARCHIVED' }] }, []],
    [
      'not known which, with some missing',
      { images: [{ digest: 'app', tags: ['v1'] }], imagesMissing: true },
      ['newest ?', 'newest-tagged ?', 'every app (and more)'],
    ],
    ['not known which, with all missing', { images: null }, ['newest ?', 'newest-tagged ?', 'every  (and more)']],
  ] as const)('%s', (_, example, expected) => {
    const described = subjectsOf(example).flatMap((subject) => {
      if (subject.image === undefined) return [];
      const { choice, each, missing } = subject.image;
      if (each === null) return [`${choice} ${nameOf(subject)}`];
      const names = [...each()].map((one) => `${nameOf(one)}${one.image?.doubt === null ? '' : '?'}`);
      return [`${choice} ${names.join(' ')}${missing === null ? '' : ' (and more)'}`];
    });
    expect(described).toEqual(expected);
  });

  it('are named by the repository, the digest and the tags, and judged where the repository is', () => {
    const [repository, newest] = subjectsOf({ images: [{ digest: 'app', tags: ['v1', 'latest'] }] });
    expect(newest?.resource).toEqual({ ...repository?.resource, kind: 'image', digest: exampleDigest('app'), tags: ['v1', 'latest'] });
    expect(newest?.environment).toBe(repository?.environment);
  });

  it('are not told without a clock', () => {
    const given = {
      repository: repositoryOf({}, registry),
      registry,
      images: imagesOf({ images: [] }),
      source: 'aws' as const,
      judgedAs: undefined,
    };
    expect(() => repositorySubjects({ ...given, facts: createFacts(contextOf()) })).toThrow('need the instant at which it was taken');
  });

  it('of a redacted inventory are judged in the environment that the real name told', () => {
    const facts = createFacts(contextOf({ now: new Date(now.time) }));
    const judgedAs = { environment: 'prod', from: 'name', critical: true };
    const images = imagesOf({ images: [{ digest: 'app' }] });
    const subjects = repositorySubjects({
      repository: repositoryOf({ name: 'dev/x' }, registry),
      registry,
      images,
      source: 'aws',
      facts,
      judgedAs,
    });
    expect(new Set(subjects.map(({ environment }) => environment.name))).toEqual(new Set(['prod']));
  });
});

describe('a plan', () => {
  const repository = repositoryOf({}, registry);
  const inventory = {
    schemaVersion: '1.0' as const,
    source: 'terraform-plan' as const,
    registries: [registry],
    repositories: [repository],
  };
  const [subject, ...others] = planSubjectsOf(inventory, createFacts(contextOf()));

  it('shows no images, which is not to say that there are none', () => {
    expect(others.filter(({ kind }) => kind === 'image')).toEqual([]);
    const view: unknown = subject?.variables['repository'];
    expect(() => Reflect.get(Object(view), 'images')).toThrow('a plan shows none; scan the account to know');
  });
});
