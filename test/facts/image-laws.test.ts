import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageList } from '../../src/facts/image-list.js';
import { isSigned } from '../../src/facts/image-signature.js';
import { hasLargerThan, hasTag, type ImagesSubject } from '../../src/facts/images-type.js';
import { orphanedChildren } from '../../src/facts/orphaned-children.js';
import { untaggedImages } from '../../src/facts/untagged-images.js';
import { unusedImages } from '../../src/facts/unused-images.js';
import { newestImages } from '../../src/model/newest-images.js';
import { isUnknown, type Knowable, whenKnown } from '../../src/model/unknown.js';
import { knownAndLess } from './images-arbitrary.js';
import { imagesOf, seen } from './images-fixture.js';

const some = (list: Knowable<ImageList>): Knowable<boolean> => whenKnown(list, ({ images }) => images.length > 0);

const questions: readonly (readonly [string, (subject: ImagesSubject) => Knowable<boolean>])[] = [
  ['untagged images', (subject) => some(untaggedImages(subject, 14))],
  ['unused images', (subject) => some(unusedImages(subject, 90))],
  ['orphaned children', (subject) => some(orphanedChildren(subject))],
  ['the tag v0', ({ images }) => hasTag(images, 'v0')],
  ['an image over 999 bytes', ({ images }) => hasLargerThan(images, 999)],
  ['an image over 1,000 bytes', ({ images }) => hasLargerThan(images, 1000)],
];

describe.each(questions)('whether there are %s', (_, ask) => {
  it('is never answered otherwise for want of knowledge: it is answered the same or not at all', () => {
    fc.assert(
      fc.property(knownAndLess, ({ known, less }) => {
        const answer = ask(less);
        expect(isUnknown(answer) || answer === ask(known) || isUnknown(ask(known))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is never denied while part of the images is missing', () => {
    fc.assert(
      fc.property(knownAndLess, ({ less }) => {
        if (isUnknown(less.images.count)) expect(ask(less)).not.toBe(false);
      }),
    );
  });
});

describe('whether an image is signed', () => {
  it('is never denied while part of the images is missing, and never affirmed of one that is not', () => {
    fc.assert(
      fc.property(knownAndLess, ({ known, less }) => {
        for (const image of less.images.images) {
          const answer = isSigned(image, less.images);
          expect(isUnknown(answer) || answer === isSigned(image, known.images) || isUnknown(isSigned(image, known.images))).toBe(true);
          if (isUnknown(less.images.count)) expect(answer).not.toBe(false);
        }
      }),
    );
  });
});

describe('which images are the newest', () => {
  it('is never told otherwise for want of a status: what is certain was so, and without doubt it is all', () => {
    fc.assert(
      fc.property(knownAndLess, ({ known, less }) => {
        // Of too many that were pushed in the same second only a few are told.
        if (isUnknown(less.images.count) || newestImages(known.images.images).doubt !== null) return;
        const digests = (subject: ImagesSubject) => newestImages(subject.images.images).images.map(({ digest }) => digest);
        const { doubt } = newestImages(less.images.images);
        expect(digests(known)).toEqual(doubt === null ? digests(less) : expect.arrayContaining(digests(less)));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not hang on the order in which they are listed', () => {
    fc.assert(
      fc.property(knownAndLess, ({ less: { images } }) => {
        expect(newestImages([...images.images].reverse()).images).toEqual(newestImages(images.images).images);
      }),
    );
  });
});

describe('what is no instant', () => {
  it.each([
    ['the push of an index', [{ digest: 'all', tags: ['v1'], index: true, pushedAt: 'some day' }, { pushed: 60 }]],
    ['the push of an untagged image', [{ tags: ['v1'], pushed: 9 }, { pushedAt: 'some day' }]],
  ])('makes it unknown whether there are untagged images: %s', (_, images) => {
    expect(some(untaggedImages(seen(imagesOf({ images })), 14))).toMatchObject({ unknown: expect.any(String) });
  });
});
