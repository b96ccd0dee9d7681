import { describe, expect, it } from 'vitest';
import { leavingInUse } from '../../src/facts/leaving-in-use.js';
import type { Assumptions } from '../../src/lifecycle/simulation/assumptions.js';
import { any, expire, keep, patterns, pushed, rule, archive as toArchive } from '../lifecycle/policy-fixture.js';
import { imagesOf } from './images-fixture.js';
import { subjectWith } from './use-fixture.js';

const newestOne = { rules: [rule(1, any, keep(1), expire)] };
const tied = imagesOf({
  images: [
    { digest: 'sha256:a', tags: ['a'], pushed: 9, pulled: 1 },
    { digest: 'sha256:b', tags: ['b'], pushed: 9, pulled: 80 },
  ],
});

const ask = (policy: unknown, images = tied, assumptions: Partial<Assumptions> = {}, action: 'expire' | 'transition' = 'expire') =>
  leavingInUse(subjectWith(policy, images, [], { assumptions }), action, 30);
const none = { images: [], doubt: null };

describe('an image in use that stays by what is assumed', () => {
  it('is not known to stay: Amazon ECR does not document which images of one push time are newer', () => {
    expect(ask(newestOne)).toMatchObject({ unknown: 'not-told', detail: expect.stringContaining('(in another order it goes; ') });
  });

  it('is not known to stay where it stays by its digest, be that the lowest or the highest first', () => {
    const digests = ['sha256:a', 'sha256:b', 'sha256:c'];
    const three = imagesOf({
      images: digests.map((digest) => ({ digest, tags: [digest.slice(7)], pushed: 9, pulled: digest.endsWith('b') ? 1 : 80 })),
    });
    expect(ask({ rules: [rule(1, any, keep(2), expire)] }, three)).toMatchObject({ unknown: 'not-told' });
  });

  it('stays, or goes, as whoever asks has decided', () => {
    expect(ask(newestOne, tied, { ties: 'lower-digest-newer' })).toMatchObject(none);
    expect(ask(newestOne, tied, { ties: 'higher-digest-newer' })).toMatchObject({ leaving: [{ image: { tags: ['a'] } }] });
  });

  it('is no question where it stays anyway', () => {
    expect(ask({ rules: [rule(1, any, keep(2), expire)] })).toMatchObject(none);
  });

  it('is no question of an image that nothing uses', () => {
    const unused = imagesOf({
      images: [
        { digest: 'sha256:a', tags: ['a'], pushed: 9, pulled: 80 },
        { digest: 'sha256:b', tags: ['b'], pushed: 9, pulled: 80 },
      ],
    });
    expect(ask(newestOne, unused)).toMatchObject(none);
  });

  it('is asked about by the action that would take it', () => {
    const policy = {
      rules: [rule(1, patterns('gone-*'), pushed(1), expire), rule(2, any, keep(1), toArchive)],
    };
    expect(ask(policy, tied, {}, 'expire')).toMatchObject(none);
    expect(ask(policy, tied, {}, 'transition')).toMatchObject({ unknown: 'not-told', detail: expect.stringContaining('archives') });
  });

  it('is not known to stay where a pattern differs from its tag in capitals alone', () => {
    const policy = { rules: [rule(1, patterns('dev*'), pushed(5), expire)] };
    const images = imagesOf({ images: [{ digest: 'sha256:a', tags: ['Dev-1'], pushed: 9, pulled: 1 }] });
    expect(ask(policy, images)).toMatchObject({ unknown: 'not-told', detail: expect.stringContaining('tag-case=insensitive') });
    expect(ask(policy, images, { 'tag-case': 'sensitive' })).toMatchObject(none);
  });
});
