import type { ImageScan, ScanFinding } from '../../src/model/image.ts';
import { daysAgo, instant, minute } from './moment.ts';

/** Vulnerabilities that scanners really find in images, by package. */
const known = {
  log4j: { name: 'CVE-2021-44228', severity: 'CRITICAL', package: 'org.apache.logging.log4j:log4j-core', fixAvailable: 'YES' },
  spring: { name: 'CVE-2022-22965', severity: 'CRITICAL', package: 'org.springframework:spring-beans', fixAvailable: 'YES' },
  springMvc: { name: 'CVE-2024-38816', severity: 'HIGH', package: 'org.springframework:spring-webmvc', fixAvailable: 'YES' },
  expat: { name: 'CVE-2024-45491', severity: 'CRITICAL', package: 'libexpat1', fixAvailable: 'YES' },
  zlib: { name: 'CVE-2023-45853', severity: 'CRITICAL', package: 'zlib1g', fixAvailable: 'NO' },
  kerberos: { name: 'CVE-2024-37371', severity: 'CRITICAL', package: 'libkrb5-3', fixAvailable: 'YES' },
  glibc: { name: 'CVE-2023-4911', severity: 'HIGH', package: 'libc6', fixAvailable: 'YES' },
  openssl: { name: 'CVE-2024-6119', severity: 'HIGH', package: 'libssl3', fixAvailable: 'YES' },
  http2: { name: 'CVE-2023-44487', severity: 'HIGH', package: 'nghttp2', fixAvailable: 'YES' },
  crossSpawn: { name: 'CVE-2024-21538', severity: 'HIGH', package: 'cross-spawn', fixAvailable: 'YES' },
  setuptools: { name: 'CVE-2024-6345', severity: 'HIGH', package: 'setuptools', fixAvailable: 'YES' },
  express: { name: 'CVE-2024-29041', severity: 'MEDIUM', package: 'express', fixAvailable: 'YES' },
  redirects: { name: 'CVE-2023-26159', severity: 'MEDIUM', package: 'follow-redirects', fixAvailable: 'YES' },
  coreutils: { name: 'CVE-2016-2781', severity: 'LOW', package: 'coreutils', fixAvailable: 'NO' },
  tar: { name: 'CVE-2005-2541', severity: 'LOW', package: 'tar', fixAvailable: 'NO' },
} as const satisfies Record<string, Omit<ScanFinding, 'firstObservedAt'>>;

export type Vulnerability = keyof typeof known;

/** A finished scan. Basic scanning says neither whether there is a fix nor when a vulnerability was first seen. */
export function scanThatFound(
  scanner: 'basic' | 'enhanced',
  found: readonly Vulnerability[],
  { pushedAt, firstSeen }: { readonly pushedAt: string; readonly firstSeen: number },
): ImageScan {
  // It is seen in an image, and so not before the push.
  const firstObservedAt = instant(Math.max(daysAgo(firstSeen), Date.parse(pushedAt) + 4 * minute));
  const said = scanner === 'enhanced' ? { firstObservedAt } : { firstObservedAt: '', fixAvailable: '' };
  const findings = found.map((name): ScanFinding => ({ ...known[name], ...said }));
  return {
    status: scanner === 'enhanced' ? 'ACTIVE' : 'COMPLETE',
    reason: scanner === 'enhanced' ? 'Continuous scan is selected for image.' : 'The scan was completed successfully.',
    completedAt: instant(scanner === 'enhanced' ? daysAgo(0.2) : Date.parse(pushedAt) + 2 * minute),
    scanner,
    counts: countsOf(findings),
    findings,
  };
}

/** A scan that found nothing, since there was none, or since it came to nothing. */
export function scanWithout(status: string, reason = ''): ImageScan {
  return { status, reason, completedAt: '', scanner: '', counts: {}, findings: [] };
}

function countsOf(findings: readonly ScanFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}
