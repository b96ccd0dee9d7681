import { describe, expect, it } from 'vitest';
import { createReferenceCheck } from '../../src/app/references-found.js';
import type { ImageReference } from '../../src/model/image-reference.js';
import type { Knowable } from '../../src/model/unknown.js';
import { registryOf, repositoryOf } from '../facts/fixture.js';
import { referenceTo } from '../facts/use-fixture.js';
import { imageOf } from '../lifecycle/simulation/repository-fixture.js';

const digest = `sha256:${'0f'.repeat(32)}`;
const here = { account: '111122223333', region: 'eu-central-1', repository: 'api' };
const notRead = { unknown: 'not-told', detail: 'the account' } as const;

interface Seen {
  readonly account?: Knowable<string>;
  readonly region?: string;
  readonly name?: string;
  readonly tags?: readonly string[];
}

function placeOf({ account = here.account, region = here.region, name = 'api', tags = ['v1'] }: Seen) {
  const registry = { ...registryOf(), account, region };
  return { registry, repository: { ...repositoryOf({}, registry), name }, images: [imageOf(digest, { tags: [...tags] })] };
}

function noticesAfter(references: readonly Partial<ImageReference>[], places: readonly Seen[] = [{}]): readonly string[] {
  const check = createReferenceCheck(references.map(referenceTo));
  for (const place of places) check.look(placeOf(place));
  return check.notices().map(({ code, message }) => `${code}: ${message}`);
}

const unsure = { repository: 'api', mayBeElsewhere: true } as const;

describe('what is said to run and is not there', () => {
  it.each<readonly [string, Partial<ImageReference>, readonly Seen[], string]>([
    ['a tag', { ...here, tag: 'v2' }, [{}], 'api:v2'],
    ['a digest of a repository', { ...here, digest: 'sha256:a' }, [{}], 'api@sha256:a'],
    ['a digest', { digest: 'sha256:a' }, [{}, { name: 'web' }], 'sha256:a'],
    ['a tag without a registry', { repository: 'api', tag: 'v2' }, [{}, { region: 'eu-west-1' }], 'api:v2'],
  ])('is told: %s', (_, reference, places, name) => {
    expect(noticesAfter([reference], places)).toEqual([
      `in-use-not-found: 1 image that is said to run is not among those that were listed: ${name} (pod default/api)`,
    ]);
  });

  it.each<readonly [string, Partial<ImageReference>, readonly Seen[]]>([
    ['a tag', { ...here, tag: 'v1' }, [{}]],
    ['a digest', { digest }, [{ name: 'web', tags: [] }, {}]],
    [
      'a tag that one of the repositories of that name has',
      { repository: 'api', tag: 'v2' },
      [{}, { region: 'eu-west-1', tags: ['v2'] }, {}],
    ],
    ['a tag without a registry that may be of another one', { ...unsure, tag: 'v2' }, [{}]],
    ['a tag of another repository', { ...here, repository: 'web', tag: 'v2' }, [{}]],
  ])('is not told: %s', (_, reference, places) => {
    expect(noticesAfter([reference], places)).toEqual([]);
  });
});

describe('what is said to run elsewhere', () => {
  const coredns = { account: '602401143452', region: 'us-west-2', repository: 'eks/coredns', tag: 'v1' };

  it.each<readonly [string, readonly Partial<ImageReference>[], readonly Seen[], string]>([
    ['another account', [coredns, { ...coredns, tag: 'v2' }], [{}], '2 (602401143452/us-west-2)'],
    ['another account, the region not known', [coredns], [{ region: '' }, { account: '444455556666' }], '1 (602401143452/us-west-2)'],
    ['another region', [{ ...here, region: 'eu-west-1', tag: 'v1' }], [{}], '1 (111122223333/eu-west-1)'],
    ['an interface endpoint', [{ ...here, account: '', region: 'eu-west-1', tag: 'v1' }], [{}], '1 (eu-west-1)'],
  ])('is counted: in %s', (_, references, places, counted) => {
    expect(noticesAfter(references, places)).toEqual([
      `in-use-elsewhere: images of other registries of Amazon ECR, passed over: ${counted}`,
    ]);
  });

  it.each<readonly [string, Partial<ImageReference>, readonly Seen[]]>([
    ['the account is not known', coredns, [{ account: notRead, region: 'us-west-2' }]],
    ['neither account nor region are told', coredns, [{ account: '', region: '' }]],
    ['one of the accounts is that', coredns, [{}, { account: '602401143452', region: 'us-west-2' }, {}]],
    ['nothing was simulated', coredns, []],
  ])('is not counted where %s', (_, reference, places) => {
    expect(noticesAfter([reference], places)).toEqual([]);
  });

  it('is counted by its name, where that has no registry and no repository has it', () => {
    const unnamed = [
      { repository: 'nginx', tag: '1.27', by: 'a' },
      { repository: 'nginx', tag: '1.27', mayBeElsewhere: true, by: 'b' },
      { repository: 'busybox', digest: 'sha256:a', mayBeElsewhere: true },
      { repository: 'api', tag: 'v1' },
      { ...unsure, tag: 'v1' },
    ] as const;
    expect(noticesAfter(unnamed)).toEqual([
      'in-use-elsewhere: images named without a registry, and of no repository that was simulated, passed over: 2 (nginx:1.27, busybox@sha256:a)',
    ]);
    expect(noticesAfter(unnamed, [])).toEqual([]);
  });
});
