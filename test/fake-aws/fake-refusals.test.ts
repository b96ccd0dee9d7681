import * as Ecr from '@aws-sdk/client-ecr';
import { GetConfigurationCommand } from '@aws-sdk/client-inspector2';
import { DescribeKeyCommand } from '@aws-sdk/client-kms';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { type Ask, ecr, exampleAws, region, roleOf } from './ask.js';
import { fakeClients } from './fake-clients.js';

const { fake, clients } = await exampleAws();

describe('the fake AWS is as strict as the real one', () => {
  it.each<readonly [string, Ask, string]>([
    ['a page over 1,000', ecr(new Ecr.DescribeRepositoriesCommand({ maxResults: 1_001 })), 'InvalidParameterException'],
    ['a token of nobody', ecr(new Ecr.DescribeRepositoriesCommand({ nextToken: 'x' })), 'InvalidParameterException'],
    ['26 names at once', ecr(scanningOf(26)), 'ValidationException'],
    [
      'no lifecycle policy',
      ecr(new Ecr.GetLifecyclePolicyCommand({ repositoryName: 'dev/playground' })),
      'LifecyclePolicyNotFoundException',
    ],
    [
      'no policy to preview',
      ecr(new Ecr.StartLifecyclePolicyPreviewCommand({ repositoryName: 'dev/playground' })),
      'LifecyclePolicyNotFoundException',
    ],
    [
      'no preview',
      ecr(new Ecr.GetLifecyclePolicyPreviewCommand({ repositoryName: 'dev/playground' })),
      'LifecyclePolicyPreviewNotFoundException',
    ],
    [
      'no policy',
      ecr(new Ecr.GetRepositoryPolicyCommand({ repositoryName: 'docker-hub/library/nginx' })),
      'RepositoryPolicyNotFoundException',
    ],
    ['no repository', ecr(new Ecr.GetLifecyclePolicyCommand({ repositoryName: 'gone' })), 'RepositoryNotFoundException'],
    ['no such operation', ecr(new Ecr.DeleteRepositoryCommand({ repositoryName: 'prod/api' })), 'UnknownOperationException'],
    [
      'no scan',
      ecr(new Ecr.DescribeImageScanFindingsCommand({ repositoryName: 'prod/ledger', imageId: { imageTag: 'v1.0.0' } })),
      'ScanNotFoundException',
    ],
    ['no key', async (of) => (await of('kms', region)).send(new DescribeKeyCommand({ KeyId: 'x' })), 'NotFoundException'],
    ['a wrong external id', async (of) => (await of('sts', region)).send(new AssumeRoleCommand(roleOf('guess'))), 'AccessDenied'],
    [
      'a region that is off',
      async (of) => (await of('ecr', 'eu-south-2')).send(new Ecr.DescribeRegistryCommand({})),
      'UnrecognizedClientException',
    ],
    [
      'Inspector where it is off',
      async (of) => (await of('inspector2', 'eu-west-1')).send(new GetConfigurationCommand({})),
      'AccessDeniedException',
    ],
  ])('%s: %s', async (_, ask, name) => {
    await expect(ask(clients)).rejects.toMatchObject({ name });
  });

  it('gives archived images only to who asks for them', async () => {
    const count = async (filter?: Ecr.DescribeImagesFilter) => {
      const client = await clients('ecr', region);
      return (await client.send(new Ecr.DescribeImagesCommand({ repositoryName: 'prod/api', filter }))).imageDetails?.length;
    };
    expect([await count(), await count({ imageStatus: 'ANY' }), await count({ imageStatus: 'ARCHIVED' })]).toEqual([6, 7, 1]);
  });

  it('answers as the account whose role was assumed', async () => {
    const { Credentials } = await (await clients('sts', region)).send(new AssumeRoleCommand(roleOf('audit-42')));
    const member = fakeClients(fake.endpoint, Credentials?.AccessKeyId?.slice(-12) ?? '');
    const { repositories } = await (await member('ecr', region)).send(new Ecr.DescribeRepositoriesCommand({}));
    expect(repositories?.map(({ repositoryName }) => repositoryName)).toEqual(['sandbox/tool']);
  });
});

function scanningOf(count: number) {
  const repositoryNames = Array.from({ length: count }, (_, index) => `r${index}`);
  return new Ecr.BatchGetRepositoryScanningConfigurationCommand({ repositoryNames });
}
