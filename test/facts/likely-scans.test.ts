import { describe, expect, it } from 'vitest';
import { exampleDigest } from '../../src/engine/example-images.js';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { likelyScans } from '../../src/facts/likely-scans.js';
import { isUnknown, type Knowable } from '../../src/model/unknown.js';
import { imagesOf, seen } from './images-fixture.js';

/** Days that are so many minutes more than one. */
const aged = (minutes: number): number => 1 + minutes / 1440;

const all = { digest: 'all', tags: ['v1'], index: true };

function scansOf(others: readonly ExampleMap[], cached: Knowable<boolean> = false): readonly string[] {
  const images = imagesOf({ images: [all, ...others], scans: { arm: { status: 'COMPLETE' }, amd: { status: 'FAILED' } } });
  const index = images.images.find(({ digest }) => digest === exampleDigest('all'));
  if (index === undefined) throw new Error('no index');
  return likelyScans(index, seen(images, cached)).map((scan) => (isUnknown(scan) ? '?' : scan.status));
}

describe('the scans that probably speak for an index', () => {
  it.each([
    ['those of images that were pushed with it', [{ digest: 'arm', pushed: aged(1) }, { digest: 'amd' }], ['FAILED', 'COMPLETE']],
    ['not those of tagged images', [{ digest: 'arm', tags: ['arm'] }], []],
    ['not those of images that were pushed long before', [{ digest: 'arm', pushed: aged(11) }], []],
    ['not those of the newest image beside it', [{ digest: 'arm', pushed: 0.9 }], []],
    [
      'in doubt where an index was pushed between',
      [
        { digest: 'arm', pushed: aged(3) },
        { digest: 'old', index: true, pushed: aged(2) },
      ],
      ['?'],
    ],
    [
      'in doubt where an index was pushed with the image',
      [
        { digest: 'arm', pushed: aged(2) },
        { digest: 'old', index: true, pushed: aged(2) },
      ],
      ['?'],
    ],
    [
      'in doubt where an index that nobody can pull came later',
      [{ digest: 'arm' }, { digest: 'old', index: true, pushed: 0.5, status: 'ARCHIVED' }],
      ['?'],
    ],
    [
      'certain where the other index came before the image',
      [
        { digest: 'arm', pushed: aged(1) },
        { digest: 'old', index: true, pushed: aged(2) },
      ],
      ['COMPLETE'],
    ],
    [
      'each by itself',
      [
        { digest: 'arm', pushed: aged(1) },
        { digest: 'amd', pushed: aged(3) },
        { digest: 'old', index: true, pushed: aged(2) },
      ],
      ['COMPLETE', '?'],
    ],
  ] as const)('are %s', (_, others, expected) => {
    expect(scansOf(others)).toEqual(expected);
  });

  it.each([true, { unknown: 'access-denied', detail: 'pull-through cache rules' }] as const)(
    'are in doubt in a pull-through cache, which does not store children before their index: %j',
    (cached) => {
      expect(scansOf([{ digest: 'arm' }], cached)).toEqual(['?']);
    },
  );
});
