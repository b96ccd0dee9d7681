import { describe, expect, it } from 'vitest';
import { exampleDigest } from '../../src/engine/example-images.js';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { type ImageScans, imageScansType, scansOf } from '../../src/facts/image-scans.js';
import { overdueVulnerabilities, vulnerabilitiesAtLeast, vulnerabilitiesType } from '../../src/facts/vulnerabilities.js';
import { whenKnown } from '../../src/model/unknown.js';
import { told } from './fixture.js';
import { imagesOf, now } from './images-fixture.js';

/** The scan of an image, as an example has it. */
function scanned(scan: ExampleMap | null): ImageScans {
  const images = imagesOf({ images: [{ digest: 'app', tags: ['v1'] }], scans: { app: scan } });
  const image = images.images.find(({ digest }) => digest === exampleDigest('app'));
  if (image === undefined) throw new Error('no image');
  return scansOf(image, images, now);
}

const critical = { severity: 'CRITICAL', fixAvailable: 'YES', firstObserved: 20 };
const high = { severity: 'HIGH', fixAvailable: 'NO', firstObserved: 20 };
const silent = { severity: 'CRITICAL' };

describe('vulnerabilitiesAtLeast', () => {
  it.each([
    ['none', { findings: [] }, 'LOW', false, 0],
    ['those at or above', { findings: [critical, high] }, 'HIGH', false, 2],
    ['not those below', { findings: [critical, high] }, 'CRITICAL', false, 1],
    ['a severity in small letters', { findings: [critical] }, 'critical', false, 1],
    ['the number where the list is cut', { counts: { CRITICAL: 7 }, findings: [critical] }, 'CRITICAL', false, 7],
    ['the list where the number is less', { counts: { CRITICAL: 1 }, findings: [critical, critical] }, 'CRITICAL', false, 2],
    ['those with a fix', { findings: [critical, high] }, 'HIGH', true, 1],
    ['none with a fix', { findings: [high] }, 'HIGH', true, 0],
    ['a fix that is not said', { findings: [high, silent] }, 'HIGH', true, '? not-read'],
    ['a fix of what is not listed', { counts: { HIGH: 2 }, findings: [high] }, 'HIGH', true, '? not-read'],
    ['one with a fix is enough, whatever is not listed', { counts: { CRITICAL: 2 }, findings: [critical] }, 'HIGH', true, 1],
    ['what has no severity yet', { findings: [{ severity: 'UNTRIAGED' }], counts: { UNDEFINED: 2 } }, 'INFORMATIONAL', false, 0],
    ['a severity that nobody knows', { findings: [{ severity: 'DIRE' }] }, 'CRITICAL', false, '? ambiguous'],
    ['a severity that nobody knows, in the numbers', { counts: { DIRE: 1 } }, 'CRITICAL', false, '? ambiguous'],
    ['no such severity there', { counts: { DIRE: 0 } }, 'CRITICAL', false, 0],
    ['an unfinished scan, whatever it has', { status: 'IN_PROGRESS', findings: [critical] }, 'CRITICAL', false, '? not-read'],
    ['no scan', null, 'CRITICAL', false, '? access-denied'],
  ] as const)('%s', (_, scan, severity, fixableOnly, expected) => {
    const found = vulnerabilitiesAtLeast(scanned(scan), severity, fixableOnly);
    expect(told(whenKnown(found, ({ count }) => count))).toBe(expected);
  });

  it('refuses what is no severity', () => {
    expect(() => vulnerabilitiesAtLeast(scanned({}), 'SEVERE', false)).toThrow('SEVERE is no severity of a vulnerability');
  });
});

describe('overdueVulnerabilities', () => {
  it.each([
    ['critical for longer', { findings: [critical, high] }, { critical: 14, high: 30 }, 1],
    ['both for longer', { findings: [critical, high] }, { critical: 14, high: 14 }, 2],
    ['neither', { findings: [critical, high] }, { critical: 20, high: 20 }, 0],
    ['less severe', { findings: [{ severity: 'MEDIUM', firstObserved: 300 }] }, { critical: 1, high: 1 }, 0],
    ['no date', { findings: [silent] }, { critical: 14, high: 30 }, '? not-read'],
    ['no date beside one for longer', { findings: [silent, critical] }, { critical: 14, high: 30 }, 1],
    ['not listed', { counts: { HIGH: 1 } }, { critical: 14, high: 30 }, '? not-read'],
  ] as const)('%s', (_, scan, days, expected) => {
    expect(told(whenKnown(overdueVulnerabilities(scanned(scan), days), ({ count }) => count))).toBe(expected);
  });
});

describe('the vulnerabilities in a message', () => {
  const named = (name: string) => ({ ...high, name, package: `lib${name}` });
  const five = ['a', 'b', 'c', 'd', 'e'].map(named);

  it.each([
    ['none', [], ''],
    ['without a package', [{ ...high, name: 'CVE-1', package: '' }], ': CVE-1'],
    ['the same one in two images, once', [named('a'), named('a')], ': a (liba)'],
    ['the worst first', [named('a'), { ...critical, name: 'z', package: 'libz' }], ': z (libz), a (liba)'],
    ['no more than three', five, ': a (liba), b (libb), c (libc) and 2 more'],
  ])('are named: %s', (_, findings, words) => {
    const found = vulnerabilitiesAtLeast(scanned({ findings }), 'LOW', false);
    expect(whenKnown(found, (known) => vulnerabilitiesType.view(known))).toMatchObject({ named: words });
  });
});

describe('the status of a scan in words', () => {
  const statusOf = (scans: ExampleMap, children: string[]): unknown => {
    const images = imagesOf({
      images: [{ digest: 'all', tags: ['v1'], index: true }, ...children.map((digest) => ({ digest }))],
      manifests: { all: children },
      scans,
    });
    const index = images.images.find(({ digest }) => digest === exampleDigest('all'));
    return index === undefined ? undefined : imageScansType.view(scansOf(index, images, now));
  };

  it.each([
    ['of each image of an index', { arm: { status: 'ACTIVE' }, amd: { status: 'FAILED' } }, 'ACTIVE; FAILED'],
    ['without the attestation beside them', { arm: { status: 'NOT_SCANNED' }, proof: { status: 'UNSUPPORTED_IMAGE' } }, 'NOT_SCANNED'],
    ['of attestations where there is nothing else', { proof: { status: 'UNSUPPORTED_IMAGE' } }, 'UNSUPPORTED_IMAGE'],
  ])('is that %s', (_, scans, words) => {
    expect(statusOf(scans, Object.keys(scans))).toMatchObject({ status: words });
  });
});
