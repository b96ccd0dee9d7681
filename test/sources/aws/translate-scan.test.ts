import type { DescribeImageScanFindingsCommandOutput } from '@aws-sdk/client-ecr';
import { describe, expect, it } from 'vitest';
import { isCut, mergeScans, translateScan } from '../../../src/sources/aws/translate-scan.js';

type Answer = Omit<DescribeImageScanFindingsCommandOutput, '$metadata'>;
const answer = (given: Answer): DescribeImageScanFindingsCommandOutput => ({ $metadata: {}, ...given });
const enhanced = (severity: string, status = 'ACTIVE') => ({
  severity,
  status,
  firstObservedAt: new Date('2026-11-01T00:00:00Z'),
  fixAvailable: 'YES',
  packageVulnerabilityDetails: { vulnerabilityId: `CVE-${severity}`, vulnerablePackages: [{ name: 'openssl' }] },
});

describe('an answer about scan findings', () => {
  it.each<readonly [string, Answer, boolean]>([
    ['without anything is cut', {}, true],
    ['without a status is cut', { imageScanFindings: { findings: [] } }, true],
    ['that is complete and has no findings at all is cut', { imageScanStatus: { status: 'COMPLETE' } }, true],
    ['that is active and has no findings at all is cut', { imageScanStatus: { status: 'ACTIVE' } }, true],
    [
      'that is complete with an empty list is whole',
      { imageScanStatus: { status: 'COMPLETE' }, imageScanFindings: { findings: [] } },
      false,
    ],
    ['that failed is whole without findings', { imageScanStatus: { status: 'FAILED' } }, false],
    ['whose status nobody knows yet is whole', { imageScanStatus: { status: 'THOUGHT_ABOUT' as 'FAILED' } }, false],
  ])('%s', (_, given, expected) => {
    expect(isCut(answer(given))).toBe(expected);
  });
});

describe('a basic scan', () => {
  const scan = translateScan(
    answer({
      imageScanStatus: { status: 'COMPLETE', description: 'done' },
      imageScanFindings: {
        imageScanCompletedAt: new Date('2026-11-20T00:00:00Z'),
        findingSeverityCounts: { HIGH: 7 },
        findings: [{ name: 'CVE-1', severity: 'HIGH', attributes: [{ key: 'package_name', value: 'zlib' }] }],
      },
    }),
  );

  it('says nothing of fixes and first dates, and has the counts of the service', () => {
    expect(scan).toEqual({
      status: 'COMPLETE',
      reason: 'done',
      completedAt: '2026-11-20T00:00:00.000Z',
      scanner: 'basic',
      counts: { HIGH: 7 },
      findings: [{ name: 'CVE-1', severity: 'HIGH', fixAvailable: '', firstObservedAt: '', package: 'zlib' }],
    });
  });

  it('has the counts once, however many pages there are', () => {
    expect(mergeScans(scan, scan)).toMatchObject({ counts: { HIGH: 7 }, findings: [{ name: 'CVE-1' }, { name: 'CVE-1' }] });
  });
});

describe('an enhanced scan', () => {
  const page = (...findings: ReturnType<typeof enhanced>[]) =>
    translateScan(
      answer({
        imageScanStatus: { status: 'ACTIVE' },
        imageScanFindings: { enhancedFindings: findings, findingSeverityCounts: { CRITICAL: 9 } },
      }),
    );

  it('leaves out what somebody suppressed or what is closed, in the counts too', () => {
    const scan = page(enhanced('CRITICAL'), enhanced('CRITICAL', 'SUPPRESSED'), enhanced('HIGH', 'CLOSED'));
    expect(scan).toMatchObject({ scanner: 'enhanced', counts: { CRITICAL: 1 } });
    expect(scan.findings).toEqual([
      { name: 'CVE-CRITICAL', severity: 'CRITICAL', fixAvailable: 'YES', firstObservedAt: '2026-11-01T00:00:00.000Z', package: 'openssl' },
    ]);
  });

  it('counts over all its pages', () => {
    expect(mergeScans(page(enhanced('HIGH')), page(enhanced('HIGH'), enhanced('UNTRIAGED'))).counts).toEqual({ HIGH: 2, UNTRIAGED: 1 });
  });
});
