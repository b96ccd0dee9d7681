import { expect, it } from 'vitest';
import { paintFor } from '../../../../src/reporters/table/paint.js';
import { imageRows, type ListedImage } from '../../../../src/reporters/table/simulation/image-rows.js';
import { reportOf } from '../../report-fixture.js';
import { digestOf } from '../../simulation-fixture.js';

const { scope, command } = reportOf([]);
const page = { width: 120, boxes: false, paint: paintFor(false), scope, command, incomplete: false };

const listed = (count: number, over: (at: number) => Partial<ListedImage> = () => ({})): readonly ListedImage[] =>
  Array.from({ length: count }, (_, at) => ({ imageDigest: digestOf(at), imageTags: [`v${at}`], ...over(at) }));

const tagsOf = (images: readonly ListedImage[], most: number): readonly string[] =>
  imageRows(images, () => '', most, page).map((line) => /v\d+|and \d.*/.exec(line)?.[0] ?? line.trim());

const isAsked =
  (...places: readonly number[]) =>
  (at: number) =>
    places.includes(at) ? ({ asked: true } as const) : {};

it.each<[string, readonly ListedImage[], readonly string[]]>([
  ['nothing was asked for', listed(4), ['v0', 'v1', 'v2', 'v3']],
  ['all have room', listed(4, isAsked(2)), ['v2', 'v0', 'v1', 'v3']],
  ['it would be folded', listed(9, isAsked(7)), ['v7', 'v0', 'v1', 'and 6 more; -f json has them all']],
  ['more were asked for than there is room', listed(9, isAsked(5, 6, 7, 8)), ['v5', 'v6', 'v7', 'v8', 'and 5 more; -f json has them all']],
  [
    'others are in use',
    listed(9, (at) => ({ inUse: at > 4, ...isAsked(1)(at) })),
    ['v1', 'v5', 'IN USE', 'v6', 'IN USE', 'and 6 more, 2 of them in use; -f json has them all'],
  ],
])('shows what --why names first, and whatever the fold, where %s', (_, images, tags) => {
  expect(tagsOf(images, 3)).toEqual(tags);
});

it('shows no more than can be read, whatever is asked for', () => {
  const images = listed(1_000, () => ({ asked: true }));
  expect(tagsOf(images, 20).at(-1)).toBe('and 950 more; -f json has them all');
});
