import { type Image, type ImageScan, isIndex } from '../model/image.js';
import { daysBefore, type Instant, isBefore } from '../model/instant.js';
import type { Unknown } from '../model/inventory.js';
import { everyOf, someOf } from '../model/three-valued.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import type { ImagesSubject } from './images-type.js';
import { childrenOf } from './index-children.js';
import { likelyScans } from './likely-scans.js';
import { field, objectType } from './object-type.js';

/** The scans that speak for an image: its own, or those of the children of an index, which is not scanned itself. */
export interface ImageScans {
  readonly scans: readonly Knowable<ImageScan>[];
  /** Why these may not be all, or may not be of its children; null where they are. */
  readonly doubt: Unknown | null;
  readonly pushedAt: string;
  readonly now: Instant;
}

export const imageScansType = objectType<ImageScans>(
  'ImageScans',
  'The vulnerability scan of an image; of an index, the scans of its children.',
  {
    finished: field(
      'bool',
      'Every image that can be scanned has a finished scan. A scan that waits for over a day counts as none; until then it is unknown.',
      isFinished,
    ),
    unsupported: field('bool', 'The scanner does not support the type of the image.', isUnsupported),
    awaited: field(
      'bool',
      'No scan has begun of an image that was pushed within a day: one that is scanned on push may still come to it.',
      isAwaited,
    ),
    status: field('string', 'What the service says of it, such as COMPLETE, ACTIVE, FAILED: reason, NOT_SCANNED.', statusInWords),
    completedAt: field('string', 'When the oldest of the scans ended, as far as it is known; "" where it is not.', completedAt),
  },
);

/** The scans that speak for an image of a repository. */
export function scansOf(image: Image, subject: ImagesSubject): ImageScans {
  const { images, now } = subject;
  const rest = { pushedAt: image.pushedAt, now };
  const scanOf = (digest: string): Knowable<ImageScan> => images.scans.find((one) => one.digest === digest)?.scan ?? notRead;
  if (!isIndex(image)) return { scans: [scanOf(image.digest)], doubt: null, ...rest };
  const listed = childrenOf(images)(image);
  if (!isUnknown(listed)) return { scans: listed.map(scanOf), doubt: null, ...rest };
  return { scans: likelyScans(image, subject), doubt: probable(listed), ...rest };
}

const notRead = unknown('not-read', 'the scan of the image was not read');

function probable({ unknown: cause }: Unknown): Unknown {
  return unknown(
    cause,
    'which images the index lists: the scans of those that it probably lists are clean, its manifest was not read (--read-manifests reads it)',
  );
}

/** The scans that count: of an index the attestations beside its images are no type that is scanned. */
export function countingScans({ scans }: ImageScans): readonly Knowable<ImageScan>[] {
  return scans.filter((scan) => isUnknown(scan) || scan.status !== 'UNSUPPORTED_IMAGE');
}

/** True where a scan ended; enhanced scans that go on are ACTIVE. Unknown for a status that says neither. */
export function hasEnded({ status, reason }: ImageScan): Knowable<boolean> {
  if (finished.has(status)) return true;
  return unfinished.has(status) || waiting.has(status)
    ? false
    : unknown('not-told', `what the scan status ${inWords(status, reason)} means`);
}

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanStatus.html */
const finished = new Set(['COMPLETE', 'ACTIVE']);
const waiting = new Set(['PENDING', 'IN_PROGRESS']);
const notBegun = 'NOT_SCANNED';
const unfinished = new Set(['FAILED', 'SCAN_ELIGIBILITY_EXPIRED', 'LIMIT_EXCEEDED', notBegun, 'UNSUPPORTED_IMAGE']);

function isFinished(subject: ImageScans): Knowable<boolean> {
  const counting = countingScans(subject);
  if (counting.length === 0) return subject.doubt ?? unknown('not-told', 'the scanner does not support the type of the image');
  return everyOf([...counting.map((scan) => whenKnown(scan, (one) => endedOrStillMay(one, subject))), subject.doubt ?? true]);
}

function endedOrStillMay(scan: ImageScan, subject: ImageScans): Knowable<boolean> {
  if (!waiting.has(scan.status) && scan.status !== notBegun) return hasEnded(scan);
  const goesOn = unknown('not-scanned', scan.status === notBegun ? 'the scan of the image has not begun' : 'the scan of the image goes on');
  return whenKnown(isPushedOfLate(subject), (late) => (late ? goesOn : false));
}

/** Scan on push takes its time, and until it begins the service knows of no scan. */
function isAwaited(subject: ImageScans): Knowable<boolean> {
  const none = someOf(countingScans(subject).map((scan) => whenKnown(scan, ({ status }) => status === notBegun)));
  return everyOf([none, isPushedOfLate(subject)]);
}

function isPushedOfLate({ pushedAt, now }: ImageScans): Knowable<boolean> {
  return whenKnown(isBefore(pushedAt, daysBefore(1, now)), (old) => !old);
}

function isUnsupported({ scans, doubt }: ImageScans): Knowable<boolean> {
  const none = everyOf(scans.map((scan) => whenKnown(scan, ({ status }) => status === 'UNSUPPORTED_IMAGE')));
  return none === true ? (doubt ?? true) : none;
}

function statusInWords(subject: ImageScans): string {
  const counting = countingScans(subject);
  // What is said of an attestation is no answer about the images beside it.
  const words = (counting.length > 0 ? counting : subject.scans).map((scan) =>
    isUnknown(scan) ? `(${scan.detail})` : inWords(scan.status, scan.reason),
  );
  return [...new Set(words)].sort().join('; ');
}

function inWords(status: string, reason: string): string {
  return reason === '' ? status : `${status} (${reason})`;
}

function completedAt({ scans }: ImageScans): string {
  const known = scans.flatMap((scan) => (isUnknown(scan) || scan.completedAt === '' ? [] : [scan.completedAt]));
  return known.sort()[0] ?? '';
}
