import type { DescribeImageScanFindingsCommandOutput } from '@aws-sdk/client-ecr';
import { describe, expect, it } from 'vitest';
import { isCut, translateScan } from '../../../src/sources/aws/translate-scan.js';

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
    [
      'whose counts are no numbers is cut',
      { imageScanStatus: { status: 'COMPLETE' }, imageScanFindings: { findingSeverityCounts: { CRITICAL: null as unknown as number } } },
      true,
    ],
    ['that is of another image is cut', { imageId: { imageDigest: 'sha256:b' }, imageScanStatus: { status: 'FAILED' } }, true],
    ['whose status nobody knows yet is whole', { imageScanStatus: { status: 'THOUGHT_ABOUT' as 'FAILED' } }, false],
  ])('%s', (_, given, expected) => {
    expect(isCut(answer(given), 'sha256:a')).toBe(expected);
  });
});

describe('a basic scan', () => {
  const page = answer({
    imageScanStatus: { status: 'COMPLETE', description: 'done' },
    imageScanFindings: {
      imageScanCompletedAt: new Date('2026-11-20T00:00:00Z'),
      findingSeverityCounts: { HIGH: 7 },
      findings: [{ name: 'CVE-1', severity: 'HIGH', attributes: [{ key: 'package_name', value: 'zlib' }] }],
    },
  });

  it('says nothing of fixes and first dates, and has the counts of the service', () => {
    expect(translateScan([page])).toEqual({
      status: 'COMPLETE',
      reason: 'done',
      completedAt: '2026-11-20T00:00:00.000Z',
      scanner: 'basic',
      counts: { HIGH: 7 },
      findings: [{ name: 'CVE-1', severity: 'HIGH', fixAvailable: '', firstObservedAt: '', package: 'zlib' }],
    });
  });

  it('has the counts once, however many pages there are', () => {
    expect(translateScan([page, page])).toMatchObject({ counts: { HIGH: 7 }, findings: [{ name: 'CVE-1' }, { name: 'CVE-1' }] });
  });

  it('without a severity is not of a low one', () => {
    const given = { imageScanStatus: { status: 'COMPLETE' as const }, imageScanFindings: { findings: [{ name: 'CVE-1' }] } };
    expect(translateScan([answer(given)]).findings).toMatchObject([{ severity: '' }]);
  });
});

describe('an enhanced scan', () => {
  const page = (counted: Readonly<Record<string, number>>, ...findings: ReturnType<typeof enhanced>[]) =>
    answer({ imageScanStatus: { status: 'ACTIVE' }, imageScanFindings: { enhancedFindings: findings, findingSeverityCounts: counted } });

  it('leaves out what somebody suppressed or what is closed, in the counts too', () => {
    const scan = translateScan([
      page({ CRITICAL: 2, HIGH: 1 }, enhanced('CRITICAL'), enhanced('CRITICAL', 'SUPPRESSED'), enhanced('HIGH', 'CLOSED')),
    ]);
    expect(scan).toMatchObject({ scanner: 'enhanced', counts: { CRITICAL: 1 } });
    expect(scan.findings).toEqual([
      { name: 'CVE-CRITICAL', severity: 'CRITICAL', fixAvailable: 'YES', firstObservedAt: '2026-11-01T00:00:00.000Z', package: 'openssl' },
    ]);
  });

  it.each([
    ['over all its pages', [page({}, enhanced('HIGH')), page({}, enhanced('HIGH'), enhanced('UNTRIAGED'))], { HIGH: 2, UNTRIAGED: 1 }],
    ['what the service counts and does not list', [page({ CRITICAL: 5 })], { CRITICAL: 5 }],
    ['a finding whose status nobody knows yet', [page({}, enhanced('CRITICAL', 'REOPENED'))], { CRITICAL: 1 }],
  ])('counts %s', (_, pages, counts) => {
    expect(translateScan(pages).counts).toEqual(counts);
  });

  it('takes nothing away from basic findings beside it', () => {
    const both = { findings: [{ name: 'CVE-1', severity: 'CRITICAL' as const }], enhancedFindings: [] };
    expect(translateScan([answer({ imageScanStatus: { status: 'COMPLETE' }, imageScanFindings: both })])).toMatchObject({
      scanner: 'basic',
      counts: { CRITICAL: 1 },
      findings: [{ name: 'CVE-1' }],
    });
  });
});
