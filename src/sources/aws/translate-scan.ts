import type { DescribeImageScanFindingsCommandOutput, EnhancedImageScanFinding, ImageScanFinding } from '@aws-sdk/client-ecr';
import type { ImageScan, ScanFinding } from '../../model/image.js';
import { instant } from './translate-image.js';

/** States in which there are findings to tell of, be it none: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanStatus.html */
const finished = new Set<string | undefined>(['COMPLETE', 'ACTIVE']);

type Page = Pick<DescribeImageScanFindingsCommandOutput, 'imageId' | 'imageScanStatus' | 'imageScanFindings'>;

/**
 * True for an answer that is of another image, or lacks what the service always sends: taken as it is, it would read as an image without
 * vulnerabilities.
 */
export function isCut({ imageId, imageScanStatus, imageScanFindings }: Page, digest: string): boolean {
  if (imageId?.imageDigest !== undefined && imageId.imageDigest !== digest) return true;
  if (typeof imageScanStatus?.status !== 'string') return true;
  if (!Object.values(imageScanFindings?.findingSeverityCounts ?? {}).every(Number.isInteger)) return true;
  return finished.has(imageScanStatus.status) && imageScanFindings === undefined;
}

/** The scan of an image, from all pages of its findings. */
export function translateScan(pages: readonly Page[]): ImageScan {
  const [first] = pages;
  const parts = pages.flatMap(({ imageScanFindings }) => imageScanFindings ?? []);
  const basic = parts.flatMap(({ findings = [] }) => findings.map(basicFinding));
  const enhanced = parts.flatMap(({ enhancedFindings = [] }) => enhancedFindings);
  const isEnhanced = basic.length === 0 && parts.some(({ enhancedFindings }) => enhancedFindings !== undefined);
  const findings = [...basic, ...enhanced.filter((one) => !isGone(one)).map(enhancedFinding)];
  const gone = enhanced.filter(isGone).map(enhancedFinding);
  return {
    status: first?.imageScanStatus?.status ?? '',
    reason: first?.imageScanStatus?.description ?? '',
    completedAt: instant(parts[0]?.imageScanCompletedAt),
    scanner: parts.length === 0 ? '' : isEnhanced ? 'enhanced' : 'basic',
    counts: atLeast(tally(findings), less(parts[0]?.findingSeverityCounts ?? {}, tally(gone))),
    findings,
  };
}

// One that somebody has suppressed, or that is closed, is no finding any more; a status that nobody knows yet takes nothing away.
function isGone({ status }: EnhancedImageScanFinding): boolean {
  return status === 'SUPPRESSED' || status === 'CLOSED';
}

/** A severity that the answer lacks is no word of the service, so that nobody takes it for a low one. */
function enhancedFinding(finding: EnhancedImageScanFinding): ScanFinding {
  const [affected] = finding.packageVulnerabilityDetails?.vulnerablePackages ?? [];
  return {
    name: finding.packageVulnerabilityDetails?.vulnerabilityId ?? finding.title ?? '',
    severity: finding.severity ?? '',
    fixAvailable: finding.fixAvailable ?? '',
    firstObservedAt: instant(finding.firstObservedAt),
    package: affected?.name ?? '',
  };
}

function basicFinding({ name = '', severity, attributes = [] }: ImageScanFinding): ScanFinding {
  const packageName = attributes.find(({ key }) => key === 'package_name')?.value ?? '';
  return { name, severity: severity ?? '', fixAvailable: '', firstObservedAt: '', package: packageName };
}

type Counts = Readonly<Partial<Record<string, number>>>;

function tally(findings: readonly ScanFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}

function less(counts: Counts, other: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).map(([severity, count = 0]) => [severity, count - (other[severity] ?? 0)]));
}

/** What is listed, and what the service has counted and not listed: each page of an image has the counts of all. */
function atLeast(listed: Counts, counted: Counts): Record<string, number> {
  const severities = new Set([...Object.keys(listed), ...Object.keys(counted)]);
  const counts = [...severities].map((severity) => [severity, Math.max(listed[severity] ?? 0, counted[severity] ?? 0)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
