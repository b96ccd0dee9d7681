import { type Image, isPullable } from '../model/image.js';
import type { Unknown } from '../model/inventory.js';
import type { NewestImages } from '../model/newest-images.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { surveyOf } from './image-survey.js';
import { imageType } from './image-type.js';
import type { ImagesSubject } from './images-type.js';
import { childTest } from './index-children.js';
import type { Subject, SubjectImage } from './subject.js';

/**
 * The images of a repository that rules are asked of: the newest, the newest with a tag (each of them where several were pushed in
 * the same second), and one subject that stands for every image. An empty repository has none; where the list was not read to its
 * end, the newest is not known.
 */
export function imageSubjects(repository: Subject, given: ImagesSubject): readonly Subject[] {
  const { images, count } = given.images;
  if (images.length === 0 && !isUnknown(count)) return [];
  const { newest, newestTagged } = isUnknown(count) ? { newest: none(count), newestTagged: none(count) } : surveyOf(given.images);
  const all = [
    ...newestSubjects(repository, given, newest, { ...plain, choice: 'newest' }),
    ...newestSubjects(repository, given, newestTagged, { ...plain, choice: 'newest-tagged' }),
  ];
  return all.length === 0 ? [] : [...all, everySubject(repository, given, isUnknown(count) ? count : null)];
}

function none(why: Unknown): NewestImages {
  return { images: [], doubt: why };
}

/** The newest images, and one subject for those that cannot be told: a child that was pushed after its index stands for nothing. */
function newestSubjects(repository: Subject, given: ImagesSubject, newest: NewestImages, which: SubjectImage): readonly Subject[] {
  const isChild = childTest(given);
  const answers = newest.images.map((image) => ({ image, child: image.tags.length === 0 ? isChild(image) : false }));
  const unclear = answers.flatMap(({ child }) => (child === false ? [] : isUnknown(child) ? child : pushedAfterIndex));
  const [why = null] = newest.doubt === null ? unclear : [newest.doubt];
  return [
    ...answers.filter(({ child }) => child === false).map(({ image }) => imageSubject(repository, given, image, which)),
    ...(why === null ? [] : [imageSubject(repository, given, why, which)]),
  ];
}

const pushedAfterIndex = unknown('not-told', 'which image is the newest: the one that was stored last is the child of an index');

const plain: SubjectImage = { choice: 'every', doubt: null, each: null, missing: null };
const anyOfThem = unknown('not-read', 'each image is asked by itself');

function everySubject(repository: Subject, given: ImagesSubject, missing: Unknown | null): Subject {
  return imageSubject(repository, given, missing ?? anyOfThem, { ...plain, each: () => eachImage(repository, given), missing });
}

/** Every image that can be pulled, but for the untagged children of an index, which are judged with it. */
function* eachImage(repository: Subject, given: ImagesSubject): Iterable<Subject> {
  const isChild = childTest(given);
  for (const image of given.images.images) {
    const pullable = isPullable(image);
    if (pullable === false) continue;
    const child = image.tags.length === 0 && isChild(image);
    if (child === true) continue;
    const doubt = [pullable, child].find(isUnknown) ?? null;
    yield imageSubject(repository, given, image, { ...plain, doubt });
  }
}

function imageSubject(repository: Subject, given: ImagesSubject, image: Knowable<Image>, which: SubjectImage): Subject {
  const { doubt, ...certain } = repository;
  const subject = imageIn(certain, given, image, which);
  if (doubt === undefined) return subject;
  const others = function* (): Iterable<Subject> {
    for (const other of doubt.others()) yield imageIn(other, given, image, which);
  };
  return { ...subject, doubt: { ...doubt, others } };
}

function imageIn(repository: Subject, given: ImagesSubject, image: Knowable<Image>, which: SubjectImage): Subject {
  const named = isUnknown(image) ? {} : { digest: image.digest, tags: image.tags };
  return {
    ...repository,
    kind: 'image',
    key: `${repository.key}@${isUnknown(image) ? which.choice : image.digest}`,
    resource: { ...repository.resource, kind: 'image', ...named },
    variables: { ...repository.variables, image: imageType.view({ ...given, image }) },
    image: which,
  };
}
