import { describe, expect, it } from 'vitest';
import { exampleDigest } from '../../src/engine/example-images.js';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { type ImageScans, imageScansType, scansOf } from '../../src/facts/image-scans.js';
import { overdueVulnerabilities, vulnerabilitiesAtLeast, vulnerabilitiesType } from '../../src/facts/vulnerabilities.js';
import { whenKnown } from '../../src/model/unknown.js';
import { told } from './fixture.js';
import { imagesOf, seen } from './images-fixture.js';

/** The scan of an image, as an example has it. */
function scanned(scan: ExampleMap | null): ImageScans {
  const images = imagesOf({ images: [{ digest: 'app', tags: ['v1'] }], scans: { app: scan } });
  const image = images.images.find(({ digest }) => digest === exampleDigest('app'));
  if (image === undefined) throw new Error('no image');
  return scansOf(image, seen(images));
}

const critical = { name: 'CVE-1', severity: 'CRITICAL', fixAvailable: 'YES', firstObserved: 20 };
const high = { name: 'CVE-2', package: '', severity: 'HIGH', fixAvailable: 'NO', firstObserved: 20 };
const silent = { name: 'CVE-3', package: '', severity: 'CRITICAL' };

describe('vulnerabilitiesAtLeast', () => {
  it.each([
    ['none', { findings: [] }, 'LOW', false, 0],
    ['those at or above', { findings: [critical, high] }, 'HIGH', false, 2],
    ['not those below', { findings: [critical, high] }, 'CRITICAL', false, 1],
    ['a severity in small letters', { findings: [critical] }, 'critical', false, 1],
    ['the number where the list is cut', { counts: { CRITICAL: 7 }, findings: [critical] }, 'CRITICAL', false, 7],
    ['the list where the number is less', { counts: { CRITICAL: 1 }, findings: [critical, silent] }, 'CRITICAL', false, 2],
    ['one that is listed twice, once', { counts: { CRITICAL: 2 }, findings: [critical, critical] }, 'CRITICAL', false, 1],
    ['those with a fix', { findings: [critical, high] }, 'HIGH', true, 1],
    ['none with a fix', { findings: [high] }, 'HIGH', true, 0],
    ['a fix that is not said', { findings: [high, silent] }, 'HIGH', true, '? not-told'],
    ['a fix of what is not listed', { counts: { HIGH: 2 }, findings: [high] }, 'HIGH', true, '? not-told'],
    ['one with a fix is enough, whatever is not listed', { counts: { CRITICAL: 2 }, findings: [critical] }, 'HIGH', true, 1],
    ['what has no severity yet', { findings: [{ severity: 'UNTRIAGED' }], counts: { UNDEFINED: 2 } }, 'INFORMATIONAL', false, 0],
    ['a severity that nobody knows', { findings: [{ severity: 'DIRE' }] }, 'CRITICAL', false, '? not-told'],
    ['a severity that nobody knows, in the numbers', { counts: { DIRE: 1 } }, 'CRITICAL', false, '? not-told'],
    ['no such severity there', { counts: { DIRE: 0 } }, 'CRITICAL', false, 0],
    ['an unfinished scan, whatever it has', { status: 'IN_PROGRESS', findings: [critical] }, 'CRITICAL', false, '? not-scanned'],
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
    ['no date', { findings: [silent] }, { critical: 14, high: 30 }, '? not-told'],
    ['no date beside one for longer', { findings: [silent, critical] }, { critical: 14, high: 30 }, 1],
    ['not listed', { counts: { HIGH: 1 } }, { critical: 14, high: 30 }, '? not-told'],
  ] as const)('%s', (_, scan, days, expected) => {
    expect(told(whenKnown(overdueVulnerabilities(scanned(scan), days), ({ count }) => count))).toBe(expected);
  });
});

describe('the vulnerabilities of an index', () => {
  const inBoth = (arm: ExampleMap, amd: ExampleMap) => {
    const images = imagesOf({
      images: [{ digest: 'all', tags: ['v1'], index: true }, { digest: 'arm' }, { digest: 'amd' }],
      manifests: { all: ['arm', 'amd'] },
      scans: { arm, amd },
    });
    const index = images.images.find(({ digest }) => digest === exampleDigest('all'));
    if (index === undefined) throw new Error('no index');
    const found = vulnerabilitiesAtLeast(scansOf(index, seen(images)), 'HIGH', false);
    return whenKnown(found, ({ count, names }) => `${count}: ${names.join(', ')}`);
  };
  const zlib = { ...critical, package: 'zlib1g' };
  const openssl = { ...critical, package: 'openssl' };

  it.each([
    ['the same in both images is one', { findings: [zlib] }, { findings: [zlib] }, '1: CVE-1 (zlib1g)'],
    [
      'the same in two packages is two, as it is named',
      { findings: [zlib] },
      { findings: [openssl] },
      '2: CVE-1 (openssl), CVE-1 (zlib1g)',
    ],
    ['what either has is counted', { findings: [zlib, high] }, { findings: [zlib, silent] }, '3: CVE-1 (zlib1g), CVE-3, CVE-2'],
    ['what is counted alone may be the same', { counts: { HIGH: 3 } }, { counts: { HIGH: 5 } }, '5: '],
    ['what is counted alone may be what the other lists', { counts: { CRITICAL: 1 } }, { findings: [zlib] }, '1: CVE-1 (zlib1g)'],
    [
      'what one image has beside its list is certain',
      { counts: { CRITICAL: 4 }, findings: [zlib] },
      { findings: [zlib] },
      '4: CVE-1 (zlib1g)',
    ],
  ])('%s', (_, arm, amd, expected) => {
    expect(inBoth(arm, amd)).toBe(expected);
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
    return index === undefined ? undefined : imageScansType.view(scansOf(index, seen(images)));
  };

  it.each([
    ['of each image of an index', { arm: { status: 'ACTIVE' }, amd: { status: 'FAILED' } }, 'ACTIVE; FAILED'],
    ['without the attestation beside them', { arm: { status: 'NOT_SCANNED' }, proof: { status: 'UNSUPPORTED_IMAGE' } }, 'NOT_SCANNED'],
    ['of attestations where there is nothing else', { proof: { status: 'UNSUPPORTED_IMAGE' } }, 'UNSUPPORTED_IMAGE'],
  ])('is that %s', (_, scans, words) => {
    expect(statusOf(scans, Object.keys(scans))).toMatchObject({ status: words });
  });
});
