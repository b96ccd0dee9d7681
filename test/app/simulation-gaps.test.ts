import { describe, expect, it } from 'vitest';
import { createWhyCheck, unreadForUse } from '../../src/app/simulation-gaps.js';
import type { RepositorySimulation } from '../../src/index.js';
import { imageOf } from '../lifecycle/simulation/repository-fixture.js';

type Given = Parameters<typeof unreadForUse>[0];

function simulated(inUse: boolean, code: string, open: readonly string[]): Given {
  const action = { imageDigest: 'a', imageTags: [], action: 'expire' as const, appliedRulePriority: 1, reason: '', at: '', since: '' };
  const doubt = { code, message: '', assumed: '', otherwise: '', images: open.length, imageDigests: [...open] };
  const counts = { errors: [], lints: [], images: 1, failures: [], cascade: [], kept: 0, bytesFreed: 0, bytesArchived: 0 };
  const place = { repository: 'api', account: '123456789012', region: 'eu-central-1', policyFrom: 'current', evaluatedAt: '' };
  const actions = [{ ...action, inUse, inUseBy: [], bytes: 1 }];
  return { ...place, ...counts, actions, monthlySaving: '', uncertain: [doubt] } satisfies RepositorySimulation;
}

describe('what was not read and decides about use', () => {
  it('is told of an image in use that an unread index may hold', () => {
    expect(unreadForUse(simulated(true, 'unread-indexes', ['a']))).toMatchObject([
      { what: 'manifests of indexes', where: 'api in 123456789012/eu-central-1', why: expect.stringContaining('1 image in use would go') },
    ]);
  });

  it.each([
    ['is not in use', simulated(false, 'unread-indexes', ['a'])],
    ['no index may hold', simulated(true, 'unread-indexes', ['b'])],
    ['is in doubt for another reason', simulated(true, 'ties', ['a'])],
  ])('is not told of one that %s', (_, given) => {
    expect(unreadForUse(given)).toEqual([]);
  });
});

it('says which names of --why no image has, over all repositories', () => {
  const check = createWhyCheck(['v1*', 'sha256:b', 'v9', 'web:v3']);
  const place = { repository: 'api', account: '', region: '' };
  check.look([imageOf('sha256:a', { tags: ['v1.2'] })], place);
  check.look([imageOf('sha256:b')], place);
  check.look([imageOf('sha256:c', { tags: ['v3'] })], { ...place, repository: 'web' });
  expect(check.notices().map(({ message }) => message)).toEqual([expect.stringContaining('"v9"')]);
});
