import { describe, expect, it } from 'vitest';
import { youngestFirst } from '../../../src/lifecycle/simulation/age-order.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { imageOf } from './repository-fixture.js';

describe('youngestFirst', () => {
  it('goes by the restore where there was one, and by digest where images are as old', () => {
    const images = [
      imageOf('b', { pushedAt: '2026-01-01T00:00:00Z' }),
      imageOf('a', { pushedAt: '2026-01-01T00:00:00.000Z' }),
      imageOf('restored', { pushedAt: '2020-01-01T00:00:00Z', lastActivatedAt: '2026-01-02T00:00:00Z' }),
      imageOf('old', { pushedAt: '2025-12-31T23:59:59Z' }),
    ];
    const orderBy = (ties: Assumptions['ties']): readonly string[] =>
      Array.from(youngestFirst(images, ties).order, (listed) => images[listed]?.digest ?? '');
    expect(orderBy('lower-digest-newer')).toEqual(['restored', 'a', 'b', 'old']);
    expect(orderBy('higher-digest-newer')).toEqual(['restored', 'b', 'a', 'old']);
  });

  it('loses no image, be it of no instant or of the same as all others', () => {
    const tied = Array.from({ length: 200_000 }, (_, place) => imageOf(`sha256:${place}`));
    expect(new Set(youngestFirst(tied, 'lower-digest-newer').order).size).toBe(200_000);
    const untold = ['', 'soon', '2026-01-01T00:00:00Z', ''].map((pushedAt, place) => imageOf(`sha256:${place}`, { pushedAt }));
    expect(new Set(youngestFirst(untold, 'lower-digest-newer').order).size).toBe(4);
  });
});
