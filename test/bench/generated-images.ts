import type { Image } from '../../src/model/image.ts';

const day = 86_400_000;

/** When the images were listed. */
export const listedAt = '2026-11-21T12:00:00Z';

/** How much of what is there a policy takes: what leaves in a year, as it is when it was always in force, or nearly all of it. */
export type Reach = 'little' | 'most';

/** A policy of 50 rules, as many as the service takes: half of them count, half go by age. */
export function policyOfFiftyRules(reach: Reach = 'most'): string {
  const [images, days] = reach === 'most' ? [20, 30] : [1_250, 350];
  const tagged = Array.from({ length: 48 }, (_, index) => ({
    rulePriority: index + 1,
    selection: {
      tagStatus: 'tagged',
      tagPatternList: [index % 5 === 0 ? `*team${index}-*` : `team${index}-*`],
      ...(index % 2 === 0
        ? { countType: 'imageCountMoreThan', countNumber: images + index }
        : { countType: 'sinceImagePushed', countUnit: 'days', countNumber: days + index }),
    },
    action: { type: 'expire' },
  }));
  const rest = [
    { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: reach === 'most' ? 14 : 360 },
    { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: reach === 'most' ? 5_000 : 90_000 },
  ].map((selection, index) => ({ rulePriority: 49 + index, selection, action: { type: 'expire' } }));
  return JSON.stringify({ rules: [...tagged, ...rest] });
}

/** Images of one repository: tagged by 60 teams, some with two tags, some without any; in no order of time. */
export function generatedImages(count: number): readonly Image[] {
  const now = Date.parse(listedAt);
  return Array.from({ length: count }, (_, index) => {
    const pushed = now - ((index * 7_919) % count) * ((400 * day) / count) - 1_000;
    return {
      digest: `sha256:${((index * 2_654_435_761) >>> 0).toString(16).padStart(8, '0').repeat(8)}`,
      tags: tagsOf(index),
      sizeInBytes: 50_000_000 + ((index * 104_729) % 400_000_000),
      pushedAt: new Date(pushed).toISOString(),
      lastPulledAt: index % 4 === 0 ? new Date(Math.min(now, pushed + 40 * day)).toISOString() : '',
      status: 'ACTIVE',
      lastArchivedAt: '',
      lastActivatedAt: '',
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      artifactType: 'application/vnd.oci.image.config.v1+json',
      subject: '',
    };
  });
}

function tagsOf(index: number): string[] {
  if (index % 5 === 0) return [];
  const tag = `team${index % 60}-1.${index}.0`;
  return index % 3 === 0 ? [tag, `sha-${index.toString(16)}`] : [tag];
}

/** The same images as `aws ecr describe-images` prints them. */
export function describeImages(images: readonly Image[]): string {
  const imageDetails = images.map((image) => ({
    registryId: '123456789012',
    repositoryName: 'team/api',
    imageDigest: image.digest,
    ...(image.tags.length === 0 ? {} : { imageTags: image.tags }),
    imageSizeInBytes: image.sizeInBytes,
    imagePushedAt: cliTime(image.pushedAt),
    imageManifestMediaType: image.mediaType,
    artifactMediaType: image.artifactType,
    ...(image.lastPulledAt === '' ? {} : { lastRecordedPullTime: cliTime(image.lastPulledAt) }),
    imageStatus: image.status,
  }));
  return JSON.stringify({ imageDetails }, null, 4);
}

function cliTime(instant: string): string {
  return instant.replace('Z', '000+00:00');
}
