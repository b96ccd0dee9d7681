import { type Image, isPullable } from '../model/image.js';
import type { Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { surveyOf } from './image-survey.js';
import { imageType } from './image-type.js';
import type { ImagesSubject } from './images-type.js';
import { childTest } from './index-children.js';
import type { ImageChoice, Subject, SubjectImage } from './subject.js';

/**
 * The images of a repository that rules are asked of: the newest, the newest with a tag, and one subject that stands for every
 * image. An empty repository has none; where the list was not read to its end, the newest is not known.
 */
export function imageSubjects(repository: Subject, given: ImagesSubject): readonly Subject[] {
  const { images, count } = given.images;
  if (isUnknown(count)) {
    const unclear = (choice: ImageChoice): Subject => imageSubject(repository, given, count, { ...plain, choice });
    return [unclear('newest'), unclear('newest-tagged'), everySubject(repository, given, count)];
  }
  const { newest, newestTagged } = images.length === 0 ? { newest: null, newestTagged: null } : surveyOf(given.images);
  return [
    ...(newest === null ? [] : [imageSubject(repository, given, newest, { ...plain, choice: 'newest' })]),
    ...(newestTagged === null ? [] : [imageSubject(repository, given, newestTagged, { ...plain, choice: 'newest-tagged' })]),
    ...(newest === null ? [] : [everySubject(repository, given, null)]),
  ];
}

const plain: SubjectImage = { choice: 'every', doubt: null, each: null, missing: null };
const anyOfThem = unknown('not-read', 'each image is asked by itself');

function everySubject(repository: Subject, given: ImagesSubject, missing: Unknown | null): Subject {
  return imageSubject(repository, given, missing ?? anyOfThem, { ...plain, each: () => eachImage(repository, given), missing });
}

/** Every image that can be pulled, but for the untagged children of an index, which are judged with it. */
function* eachImage(repository: Subject, given: ImagesSubject): Iterable<Subject> {
  const isChild = childTest(given.images);
  for (const image of given.images.images) {
    if (!isPullable(image)) continue;
    const child = image.tags.length === 0 && isChild(image);
    if (child !== true) yield imageSubject(repository, given, image, { ...plain, doubt: isUnknown(child) ? child : null });
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

function imageIn(repository: Subject, { images, now }: ImagesSubject, image: Knowable<Image>, which: SubjectImage): Subject {
  const named = isUnknown(image) ? {} : { digest: image.digest, tags: image.tags };
  return {
    ...repository,
    kind: 'image',
    key: `${repository.key}@${isUnknown(image) ? which.choice : image.digest}`,
    resource: { ...repository.resource, kind: 'image', ...named },
    variables: { ...repository.variables, image: imageType.view({ image, images, now }) },
    image: which,
  };
}
