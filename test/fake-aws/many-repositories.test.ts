import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  paginateDescribeImages,
  paginateDescribeRepositories,
} from '@aws-sdk/client-ecr';
import { afterAll, describe, expect, it } from 'vitest';
import { fakeClients } from './fake-clients.js';
import { manyRepositories } from './many-repositories.js';
import { rateLimits } from './rate-limits.js';
import { startFakeAws } from './start-fake-aws.js';

const account = '111122223333';
const fake = await startFakeAws(manyRepositories(2_300, 12, account));
afterAll(() => fake.close());

describe('a large registry', () => {
  it('comes in pages that miss and repeat nothing', async () => {
    const client = await fakeClients(fake.endpoint, account)('ecr', 'us-east-1');
    const names = new Set<string | undefined>();
    let pages = 0;
    for await (const { repositories = [] } of paginateDescribeRepositories({ client, pageSize: 1_000 }, {})) {
      pages += 1;
      for (const { repositoryName } of repositories) names.add(repositoryName);
    }
    expect([pages, names.size]).toEqual([3, 2_300]);
  });

  it('has the pages of its images too', async () => {
    const client = await fakeClients(fake.endpoint, account)('ecr', 'us-east-1');
    const sizes: (number | undefined)[] = [];
    const input = { repositoryName: 'team-1/service-00001', filter: { imageStatus: 'ANY' } } as const;
    for await (const { imageDetails } of paginateDescribeImages({ client, pageSize: 5 }, { ...input })) sizes.push(imageDetails?.length);
    expect(sizes).toEqual([5, 5, 2]);
    expect((await client.send(new DescribeImagesCommand({ repositoryName: input.repositoryName }))).imageDetails).toHaveLength(11);
  });

  it('can be limited to a rate', async () => {
    const limits = rateLimits(1, 3);
    fake.intercept(limits.choose);
    const client = await fakeClients(fake.endpoint, account, { maxAttempts: 1 })('ecr', 'us-east-1');
    const ask = () =>
      client.send(new DescribeRepositoriesCommand({ maxResults: 1 })).then(
        () => 'taken',
        ({ name }: Error) => name,
      );
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(answers.sort()).toEqual(['ThrottlingException', 'taken', 'taken', 'taken']);
    expect(limits.buckets.get('ecr:DescribeRepositories')?.counts()).toMatchObject({ taken: 3, refused: 1 });
  });
});
