import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageList } from '../../src/facts/image-list.js';
import { isSigned } from '../../src/facts/image-signature.js';
import { hasLargerThan, hasTag } from '../../src/facts/images-type.js';
import { orphanedChildren } from '../../src/facts/orphaned-children.js';
import { untaggedImages } from '../../src/facts/untagged-images.js';
import { unusedImages } from '../../src/facts/unused-images.js';
import type { RepositoryImages } from '../../src/model/image.js';
import { isUnknown, type Knowable, whenKnown } from '../../src/model/unknown.js';
import { imagesOf, knownAndLess, now } from './images-fixture.js';

const some = (list: Knowable<ImageList>): Knowable<boolean> => whenKnown(list, ({ images }) => images.length > 0);

const questions: readonly (readonly [string, (images: RepositoryImages) => Knowable<boolean>])[] = [
  ['untagged images', (images) => some(untaggedImages(images, 14, now))],
  ['unused images', (images) => some(unusedImages(images, 90, now))],
  ['orphaned children', (images) => some(orphanedChildren(images))],
  ['the tag v0', (images) => hasTag(images, 'v0')],
  ['an image over 999 bytes', (images) => hasLargerThan(images, 999)],
  ['an image over 1,000 bytes', (images) => hasLargerThan(images, 1000)],
];

describe.each(questions)('whether there are %s', (_, ask) => {
  it('is never answered otherwise for want of knowledge: it is answered the same or not at all', () => {
    fc.assert(
      fc.property(knownAndLess, ({ known, less }) => {
        const answer = ask(less);
        expect(isUnknown(answer) || answer === ask(known) || isUnknown(ask(known))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('is never denied while part of the images is missing', () => {
    fc.assert(
      fc.property(knownAndLess, ({ less }) => {
        if (isUnknown(less.count)) expect(ask(less)).not.toBe(false);
      }),
    );
  });
});

describe('whether an image is signed', () => {
  it('is never denied while part of the images is missing, and never affirmed of one that is not', () => {
    fc.assert(
      fc.property(knownAndLess, ({ known, less }) => {
        for (const image of less.images) {
          const answer = isSigned(image, less);
          expect(isUnknown(answer) || answer === isSigned(image, known)).toBe(true);
          if (isUnknown(less.count)) expect(answer).not.toBe(false);
        }
      }),
    );
  });
});

describe('what is no instant', () => {
  it.each([
    ['the push of an index', [{ digest: 'all', tags: ['v1'], index: true, pushedAt: 'some day' }, { pushed: 60 }]],
    ['the push of an untagged image', [{ tags: ['v1'], pushed: 9 }, { pushedAt: 'some day' }]],
  ])('makes it unknown whether there are untagged images: %s', (_, images) => {
    expect(some(untaggedImages(imagesOf({ images }), 14, now))).toMatchObject({ unknown: expect.any(String) });
  });
});
