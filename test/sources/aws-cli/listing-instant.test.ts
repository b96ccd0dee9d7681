import { expect, it } from 'vitest';
import { listingInstant } from '../../../src/sources/aws-cli/listing-instant.js';
import { imageOf } from '../../lifecycle/simulation/repository-fixture.js';

const said = new Date('2026-11-21T12:00:00Z');
const before = new Date('2026-10-01T00:00:00Z');
const after = new Date('2026-12-24T00:00:00Z');
const listOf = (known: Parameters<typeof imageOf>[1]) => [
  { account: '', name: 'api', images: [imageOf('a', known)], unlike: [], cutIn: [] },
];
const old = listOf({ pushedAt: '2026-01-01T00:00:00.000Z', lastPulledAt: '2026-09-30T00:00:00.000Z' });

it.each([
  ['the instant that was said, where the files are read later', after, old, said],
  ['that at which files are read that tell of nothing later', before, old, before],
  ['the instant that was said, where an image was pushed after the clock', before, listOf({ pushedAt: '2026-11-20T00:00:00.000Z' }), said],
  [
    'the instant that was said, where an image was pulled after the clock',
    before,
    listOf({ lastPulledAt: '2026-11-20T00:00:00.000Z' }),
    said,
  ],
  ['the instant of the clock, where nothing is listed', before, [], before],
])('images were listed at %s', (_, readAt, repositories, expected) => {
  expect(listingInstant(said, readAt, repositories)).toEqual(expected);
});
