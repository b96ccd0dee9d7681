import { describe, expect, it } from 'vitest';
import { bytesOfLater, bytesOfRun } from '../../src/app/simulation-sizes.js';
import { takenLater } from '../../src/lifecycle/forecast/later-runs.js';
import { simulate } from '../../src/lifecycle/simulation/simulate.js';
import type { Image } from '../../src/model/image.js';
import { archive, archived, policyOf, prefixes, pushed, rule, untagged } from '../lifecycle/policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from '../lifecycle/simulation/repository-fixture.js';

const policy = policyOf(
  rule(1, prefixes('old'), pushed(7)),
  rule(2, prefixes('cold'), pushed(7), archive),
  rule(3, { ...prefixes('gone'), storageClass: 'archive' }, archived(90)),
  rule(4, untagged, pushed(7)),
);
const index = 'application/vnd.oci.image.index.v1+json';
const stored = (tag: string, sizeInBytes: number, known: Partial<Image> = {}): Image =>
  imageOf(tag, { tags: [tag], sizeInBytes, pushedAt: daysAgo(200), ...known });
const inArchive = { status: 'ARCHIVED', lastArchivedAt: daysAgo(100) };

describe('the bytes of a run', () => {
  it.each<readonly [string, readonly Image[], ReturnType<typeof bytesOfRun>]>([
    ['nothing', [], bytes([0, 0], [0, 0], 0, 0)],
    ['what stays in either class', [stored('v', 1), stored('w', 2, inArchive)], bytes([1, 2], [1, 2], 0, 0)],
    ['what expires', [stored('old', 4), stored('v', 1)], bytes([5, 0], [1, 0], 4, 0)],
    ['what is archived', [stored('cold', 8), stored('v', 1)], bytes([9, 0], [1, 8], 0, 8)],
    ['what expires from the archive', [stored('gone', 16, inArchive), stored('w', 2, inArchive)], bytes([0, 18], [0, 2], 16, 0)],
    ['what is on its way back from the archive', [stored('v', 32, { status: 'ACTIVATING' })], bytes([32, 0], [32, 0], 0, 0)],
    ['an index, which is as large as an image of it', [stored('old', 64, { mediaType: index })], bytes([0, 0], [0, 0], 0, 0)],
  ])('are those of %s', (_, images, expected) => {
    expect(bytesOfRun(simulate(policy, repositoryOf(images), { now }))).toEqual(expected);
  });

  it('go on in the runs that follow', () => {
    const images = [
      stored('old', 1, { mediaType: index }),
      imageOf('child', { pushedAt: daysAgo(200), sizeInBytes: 2 }),
      stored('cold', 4),
      stored('v', 8),
    ];
    const there = repositoryOf(images, { old: ['child', 'cold'] });
    const simulation = simulate(policy, there, { now });
    const first = bytesOfRun(simulation);
    expect(first).toEqual(bytes([14, 0], [14, 0], 0, 0));
    expect(bytesOfLater(takenLater(simulation, there), first.after)).toEqual(bytes([14, 0], [8, 4], 2, 4));
  });

  it('of later runs count from the class in which an image is then', () => {
    const there = { image: stored('gone', 16, inArchive), action: 'expire', owner: null } as const;
    expect(bytesOfLater([there], { standardBytes: 3, archivedBytes: 20 })).toEqual(bytes([3, 20], [3, 4], 16, 0));
  });
});

function bytes(
  [standardBefore, archivedBefore]: readonly [number, number],
  [standardAfter, archivedAfter]: readonly [number, number],
  expiredBytes: number,
  archivedBytes: number,
): ReturnType<typeof bytesOfRun> {
  return {
    before: { standardBytes: standardBefore, archivedBytes: archivedBefore },
    after: { standardBytes: standardAfter, archivedBytes: archivedAfter },
    expiredBytes,
    archivedBytes,
  };
}
