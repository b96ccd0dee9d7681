import { isUnknown, type Knowable } from '../model/unknown.js';
import type { FunctionDeclaration } from './function-declaration.js';
import { type ImageList, imageListType } from './image-list.js';
import { type ImageScans, imageScansType } from './image-scans.js';
import { hasLargerThan, hasTag, type ImagesSubject, imagesType } from './images-type.js';
import { subjectOf, unknownRead } from './object-type.js';
import { rememberAbout } from './remember.js';
import { untaggedImages } from './untagged-images.js';
import { unusedImages } from './unused-images.js';
import { overdueVulnerabilities, type Vulnerabilities, vulnerabilitiesAtLeast, vulnerabilitiesType } from './vulnerabilities.js';

/** Questions about the images of a repository that a rule's parameters are part of. */
export const imagesFunctions: readonly FunctionDeclaration[] = [
  {
    signature: 'untaggedImages(RepositoryImages, double): ImageList',
    description:
      'Untagged images pushed more than so many days ago, but for the children of an index that is there and referrers of an image that is there.',
    call: (view, days) => listed(view, `untagged ${days}`, (subject) => untaggedImages(subject, Number(days))),
  },
  {
    signature: 'unusedImages(RepositoryImages, double): ImageList',
    description: 'Tagged images pushed more than so many days ago that nobody pulled within them, and that nothing runs.',
    call: (view, days) => listed(view, `unused ${days}`, (subject) => unusedImages(subject, Number(days))),
  },
  {
    signature: 'hasTag(RepositoryImages, string): bool',
    description: 'An image of the repository has the tag.',
    call: (view, tag) => known('RepositoryImages', hasTag(imagesIn(view).images, String(tag))),
  },
  {
    signature: 'hasLargerThan(RepositoryImages, double): bool',
    description: 'An image of the repository that can be pulled is larger than so many bytes, compressed.',
    call: (view, bytes) => known('RepositoryImages', hasLargerThan(imagesIn(view).images, Number(bytes))),
  },
];

/** Questions about one image that a rule's parameters are part of. */
export const imageFunctions: readonly FunctionDeclaration[] = [
  {
    signature: 'vulnerabilities(ImageScans, string, bool): Vulnerabilities',
    description:
      'vulnerabilities(scan, severity, fixableOnly): those at or above a severity, CRITICAL to INFORMATIONAL; or of them those with a fix.',
    call: (view, severity, fixableOnly) => found(vulnerabilitiesAtLeast(scansIn(view), String(severity), fixableOnly === true)),
  },
  {
    signature: 'overdueVulnerabilities(ImageScans, double, double): Vulnerabilities',
    description: 'CRITICAL ones that were first found more than so many days ago, and HIGH ones more than so many.',
    call: (view, critical, high) => found(overdueVulnerabilities(scansIn(view), { critical: Number(critical), high: Number(high) })),
  },
];

const listsOf = rememberAbout((_images: ImagesSubject) => new Map<string, Knowable<ImageList>>());

/** A list is asked for by the condition, the message and the evidence: it is kept by what was asked. */
function listed(view: unknown, asked: string, ask: (subject: ImagesSubject) => Knowable<ImageList>): object {
  const subject = imagesIn(view);
  const lists = listsOf(subject);
  const list = lists.get(asked) ?? ask(subject);
  lists.set(asked, list);
  return imageListType.view(known('RepositoryImages', list));
}

function found(vulnerabilities: Knowable<Vulnerabilities>): object {
  return vulnerabilitiesType.view(known('ImageScans', vulnerabilities));
}

function imagesIn(view: unknown): ImagesSubject {
  if (typeof view !== 'object' || view === null) throw new TypeError('not the images of a repository');
  return subjectOf(imagesType, view);
}

function scansIn(view: unknown): ImageScans {
  if (typeof view !== 'object' || view === null) throw new TypeError('not the scan of an image');
  return subjectOf(imageScansType, view);
}

function known<T>(where: string, value: Knowable<T>): T {
  if (isUnknown(value)) throw unknownRead(where, value);
  return value;
}
