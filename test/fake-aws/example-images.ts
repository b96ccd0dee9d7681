import type { ImageDetail } from '@aws-sdk/client-ecr';
import { daysAgo } from './example-place.js';
import { digestOf, makeImage, mediaTypes } from './make-estate.js';

/** What a scan of a repository gave, by digest. */
type Scans = Readonly<
  Record<string, { readonly imageScanStatus: { readonly status: 'ACTIVE' | 'COMPLETE' }; readonly imageScanFindings: object }>
>;

const at = (days: number, pulled?: number): Partial<ImageDetail> => ({
  imagePushedAt: daysAgo(days),
  ...(pulled === undefined ? {} : { lastRecordedPullTime: daysAgo(pulled) }),
});

/** An index of two platforms with an attestation, its signature, an older image, an archived one and one without a tag. */
export const apiImages: readonly ImageDetail[] = [
  makeImage('api index', {
    ...at(3, 1),
    imageTags: ['v2.0.0', 'latest'],
    imageManifestMediaType: mediaTypes.index,
    artifactMediaType: undefined,
  }),
  makeImage('api amd64', { ...at(3, 1), imageSizeInBytes: 61_000_000 }),
  makeImage('api arm64', { ...at(3), imageSizeInBytes: 59_000_000 }),
  makeImage('api signature', {
    ...at(3),
    artifactMediaType: 'application/vnd.cncf.notary.signature',
    subjectManifestDigest: digestOf('api index'),
    imageSizeInBytes: 2_048,
  }),
  makeImage('api old', { ...at(120, 100), imageTags: ['v1.0.0'] }),
  makeImage('api archived', { ...at(300), imageTags: ['v0.9.0'], imageStatus: 'ARCHIVED', lastArchivedAt: daysAgo(30) }),
  makeImage('api untagged', at(60)),
];

const platform = (name: string, architecture: string) => ({
  mediaType: mediaTypes.image,
  digest: digestOf(name),
  size: 1_024,
  platform: { os: 'linux', architecture },
});

/** The manifest of the index, as BatchGetImage gives it. */
export const apiManifests = {
  [digestOf('api index')]: JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: [platform('api amd64', 'amd64'), platform('api arm64', 'arm64')],
  }),
};

const enhancedFinding = (name: string, severity: string, observed: number, fixAvailable: 'YES' | 'NO') => ({
  awsAccountId: '111122223333',
  findingArn: `arn:aws:inspector2:us-east-1:111122223333:finding/${name}`,
  firstObservedAt: daysAgo(observed),
  severity,
  status: 'ACTIVE',
  title: name,
  type: 'PACKAGE_VULNERABILITY',
  fixAvailable,
  packageVulnerabilityDetails: { vulnerabilityId: name, vulnerablePackages: [{ name: 'openssl', version: '3.0.1' }] },
});

/** Enhanced: Amazon Inspector scans on, so the status stays ACTIVE. */
export const enhancedScans: Scans = Object.fromEntries(
  ['api amd64', 'api arm64'].map((name) => [
    digestOf(name),
    {
      imageScanStatus: { status: 'ACTIVE', description: 'Continuous scan is selected for image.' },
      imageScanFindings: {
        imageScanCompletedAt: daysAgo(1),
        findingSeverityCounts: { CRITICAL: 1, HIGH: 1 },
        enhancedFindings: [enhancedFinding('CVE-2026-0001', 'CRITICAL', 20, 'YES'), enhancedFinding('CVE-2026-0002', 'HIGH', 5, 'NO')],
      },
    },
  ]),
);

export const webImages: readonly ImageDetail[] = [
  makeImage('web 2', { ...at(10, 2), imageTags: ['1.4.2'] }),
  makeImage('web 1', { ...at(40), imageTags: ['1.4.1'] }),
];

/** Basic: findings without a first date or a fix. */
export const basicScans: Scans = {
  [digestOf('web 2')]: {
    imageScanStatus: { status: 'COMPLETE' },
    imageScanFindings: {
      imageScanCompletedAt: daysAgo(10),
      vulnerabilitySourceUpdatedAt: daysAgo(11),
      findingSeverityCounts: { HIGH: 1, LOW: 1 },
      findings: [
        { name: 'CVE-2026-0003', severity: 'HIGH', attributes: [{ key: 'package_name', value: 'zlib' }] },
        { name: 'CVE-2026-0004', severity: 'LOW', attributes: [{ key: 'package_name', value: 'bash' }] },
      ],
    },
  },
};
