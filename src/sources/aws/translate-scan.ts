import type { DescribeImageScanFindingsCommandOutput, EnhancedImageScanFinding, ImageScanFinding } from '@aws-sdk/client-ecr';
import type { ImageScan, ScanFinding } from '../../model/image.js';
import { instant } from './translate-image.js';

/** States in which there are findings to tell of, be it none: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanStatus.html */
const finished = new Set<string | undefined>(['COMPLETE', 'ACTIVE']);

/** True for an answer that lacks what the service always sends: taken as it is, it would read as an image without vulnerabilities. */
export function isCut({ imageScanStatus, imageScanFindings }: DescribeImageScanFindingsCommandOutput): boolean {
  if (imageScanStatus?.status === undefined) return true;
  return finished.has(imageScanStatus.status) && imageScanFindings === undefined;
}

/** One page of the findings of an image. */
export function translateScan({ imageScanStatus, imageScanFindings }: DescribeImageScanFindingsCommandOutput): ImageScan {
  const { imageScanCompletedAt, findingSeverityCounts, findings = [], enhancedFindings } = imageScanFindings ?? {};
  const active = enhancedFindings?.filter(isActive).map(enhancedFinding);
  return {
    status: imageScanStatus?.status ?? '',
    reason: imageScanStatus?.description ?? '',
    completedAt: instant(imageScanCompletedAt),
    scanner: active !== undefined ? 'enhanced' : imageScanFindings === undefined ? '' : 'basic',
    counts: active === undefined ? countsOf(findingSeverityCounts) : tally(active),
    findings: active ?? findings.map(basicFinding),
  };
}

/** Puts two pages of the findings of one image together. Each page of a basic scan has the counts of all. */
export function mergeScans(first: ImageScan, next: ImageScan): ImageScan {
  const findings = [...first.findings, ...next.findings];
  return { ...first, findings, counts: first.scanner === 'enhanced' ? tally(findings) : first.counts };
}

// One that somebody has suppressed, or that is closed, is no finding any more.
function isActive({ status }: EnhancedImageScanFinding): boolean {
  return status === undefined || status === 'ACTIVE';
}

function enhancedFinding(finding: EnhancedImageScanFinding): ScanFinding {
  const [affected] = finding.packageVulnerabilityDetails?.vulnerablePackages ?? [];
  return {
    name: finding.packageVulnerabilityDetails?.vulnerabilityId ?? finding.title ?? '',
    severity: finding.severity ?? 'UNDEFINED',
    fixAvailable: finding.fixAvailable ?? '',
    firstObservedAt: instant(finding.firstObservedAt),
    package: affected?.name ?? '',
  };
}

function basicFinding({ name = '', severity = 'UNDEFINED', attributes = [] }: ImageScanFinding): ScanFinding {
  const packageName = attributes.find(({ key }) => key === 'package_name')?.value ?? '';
  return { name, severity, fixAvailable: '', firstObservedAt: '', package: packageName };
}

function countsOf(counts: Readonly<Partial<Record<string, number>>> = {}): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).flatMap(([severity, count]) => (count === undefined ? [] : [[severity, count]])));
}

function tally(findings: readonly ScanFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}
