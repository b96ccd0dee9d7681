import type {
  Image,
  ImageScan,
  ImagesRecord,
  ImageUse,
  IndexManifest,
  RepositoryEnd,
  ScanFinding,
} from '../../../schema/generated/inventory-record.js';
import { eachKnown, knowable } from './prose.js';
import type { Redactor } from './redactor.js';
import { asItIs } from './repository.js';
import type { TagRedactor } from './tags.js';

/** Redacts a page of images; `key` is that of their repository, redacted. */
export function redactImages({ record, images }: ImagesRecord, key: string, tags: TagRedactor, { digest, words }: Redactor): ImagesRecord {
  const redactImage = (image: Image): Image => ({
    ...image,
    digest: digest(image.digest),
    tags: image.tags.map(tags),
    mediaType: publicType(image.mediaType, words.text),
    artifactType: publicType(image.artifactType, words.text),
    subject: digest(image.subject),
  });
  return { record, repository: key, images: images.map(redactImage) };
}

/** Types of those who make tools for containers say which kind of thing an image is; somebody's own say whose. */
const publicTypes =
  /^(?:application|text)\/(?:json|xml|spdx\+json|octet-stream|vnd\.(?:oci|docker|cncf|dev|in-toto|cyclonedx|aquasec|amazon|aws)[a-z0-9.+-]*)$/;

function publicType(type: string, redact: (text: string) => string): string {
  return publicTypes.test(type) ? type : redact(type);
}

/**
 * Redacts the close of a repository: what was found in its images stays but for their digests and the names of packages. A preview goes:
 * its policy need not be that of the repository, by whose patterns the pseudonyms of the tags are made.
 */
export function redactRepositoryEnd(end: RepositoryEnd, key: string, redactor: Redactor): RepositoryEnd {
  const { digest, prose } = redactor;
  return {
    record: end.record,
    repository: key,
    images: asItIs(redactor, end.images),
    indexes: eachKnown(prose, ({ digest: own, children }: IndexManifest) => ({ digest: digest(own), children: children.map(digest) }))(
      end.indexes,
    ),
    scans: end.scans.map(({ digest: own, scan }) => ({
      digest: digest(own),
      scan: knowable(prose, (known: ImageScan) => redactScan(known, redactor))(scan),
    })),
    use: eachKnown(prose, ({ digest: own, ...rest }: ImageUse) => ({ digest: digest(own), ...rest }))(end.use),
  };
}

function redactScan(scan: ImageScan, redactor: Redactor): ImageScan {
  return { ...scan, reason: redactor.prose(scan.reason), findings: scan.findings.map((finding) => redactFinding(finding, redactor)) };
}

/** Names from public lists of vulnerabilities; a scanner may have its own. */
const publicVulnerability = /^(?:CVE-\d{4}-\d+|GHSA(?:-[0-9a-z]{4}){3}|ALAS[0-9A-Z]*-\d{4}-\d+|(?:RHSA|ELSA|DSA|USN|TEMP)-[\d:-]+)$/;

function redactFinding(finding: ScanFinding, { words }: Redactor): ScanFinding {
  const { name } = finding;
  return { ...finding, name: publicVulnerability.test(name) ? name : words.text(name), package: words.text(finding.package) };
}
