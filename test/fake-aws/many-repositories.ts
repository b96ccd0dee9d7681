import type { ImageDetail } from '@aws-sdk/client-ecr';
import type { FakeEstate, FakeRepository } from './estate.js';
import { makeImage, makeRepository, oneRegistry } from './make-estate.js';

const hour = 3_600_000;
const firstPush = Date.parse('2025-06-01T00:00:00Z');

/** An estate of one registry with so many repositories of so many images each; the same numbers give the same estate. */
export function manyRepositories(repositories: number, imagesEach: number, account = '111122223333', region = 'us-east-1'): FakeEstate {
  return oneRegistry(account, region, {
    repositories: Array.from({ length: repositories }, (_, number) => oneOfMany({ account, region }, number, imagesEach)),
  });
}

function oneOfMany(place: { readonly account: string; readonly region: string }, number: number, images: number): FakeRepository {
  const name = `team-${number % 7}/service-${String(number).padStart(5, '0')}`;
  return makeRepository(place, name, {
    images: Array.from({ length: images }, (_, index) => oneImage(name, index)),
    tags: { Environment: ['prod', 'staging', 'dev'][number % 3] ?? 'dev', Team: `team-${number % 7}` },
    pullsADay: number % 5,
    lifecyclePolicy: number % 4 === 0 ? '' : keepFifty,
  });
}

/** Every fifth without a tag, every seventh archived. */
function oneImage(repository: string, index: number): ImageDetail {
  return makeImage(`${repository} ${index}`, {
    imageTags: index % 5 === 4 ? [] : [`v1.${index}.0`],
    imagePushedAt: new Date(firstPush + index * hour),
    imageSizeInBytes: 10_000_000 + (index % 97) * 100_000,
    ...(index % 3 === 0 ? { lastRecordedPullTime: new Date(firstPush + (index + 24) * hour) } : {}),
    ...(index % 7 === 6 ? { imageStatus: 'ARCHIVED', lastArchivedAt: new Date(firstPush + (index + 1_000) * hour) } : {}),
  });
}

const keepFifty = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 50 },
      action: { type: 'expire' },
    },
  ],
});
