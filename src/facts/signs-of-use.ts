import type { ImageUse, RepositoryImages } from '../model/image.js';
import { dayOf, daysBefore, type Instant, instantAt, isBefore } from '../model/instant.js';
import { isUnknown, unknown } from '../model/unknown.js';
import { type NamedRepository, referenceTest } from './image-references.js';
import { anyUse, type InUse, notInUse, type UseTest } from './use-test.js';

/** A repository with its images, of which it is asked what is in use. */
export interface RepositoryInUse extends NamedRepository {
  readonly images: RepositoryImages;
}

/**
 * How to tell what says of an image itself that it is in use: a pull recorded in the days before the images were listed, Amazon
 * Inspector, and what the run was told of.
 *
 * @param days - How long a pull, and what Inspector saw, counts; at 0 neither does.
 * @throws Error where the facts have no clock.
 */
export function signTest(subject: RepositoryInUse, days: number): UseTest {
  const { now, listedAt = now } = subject.facts.context;
  if (listedAt === undefined) throw new Error('whether an image is in use is told by the instant at which the images were listed');
  const since = days > 0 ? daysBefore(days, instantAt(listedAt.getTime())) : null;
  const signs = [pullTest(since), inspectorTest(subject.images, since), referenceTest(subject)];
  // Of most images nothing says so.
  return (image) => (signs.every((sign) => sign(image) === notInUse) ? notInUse : anyUse(signs.map((sign) => sign(image))));
}

/** A recorded pull may be a day older than the last one. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageDetail.html */
function pullTest(since: Instant | null): UseTest {
  return ({ lastPulledAt }) => (since === null || lastPulledAt === '' ? notInUse : seenAt(lastPulledAt, since, 'pulled'));
}

function seenAt(text: string, since: Instant, what: string): InUse {
  const before = isBefore(text, since);
  if (isUnknown(before)) return { by: [], doubt: before };
  return before ? notInUse : { by: [`${what} ${dayOf(text)}`], doubt: null };
}

/** https://docs.aws.amazon.com/inspector/v2/APIReference/API_EcrContainerImageMetadata.html */
function inspectorTest({ use }: RepositoryImages, since: Instant | null): UseTest {
  if (isUnknown(use)) {
    const notTold: InUse = { by: [], doubt: unknown(use.unknown, `whether Amazon Inspector saw an image in use: ${use.detail}`) };
    return () => notTold;
  }
  const seen = new Map<string, InUse>();
  for (const one of use) seen.set(one.digest, anyUse([seen.get(one.digest) ?? notInUse, seenByInspector(one, since)]));
  return seen.size === 0 ? () => notInUse : ({ digest }) => seen.get(digest) ?? notInUse;
}

function seenByInspector({ inUseCount, lastInUseAt }: ImageUse, since: Instant | null): InUse {
  if (inUseCount > 0) {
    return { by: [`Amazon Inspector saw it in use by ${inUseCount} ${inUseCount === 1 ? 'task or pod' : 'tasks or pods'}`], doubt: null };
  }
  return since === null || lastInUseAt === '' ? notInUse : seenAt(lastInUseAt, since, 'Amazon Inspector saw it in use');
}
