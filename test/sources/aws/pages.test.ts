import { DescribeRepositoriesCommand, type DescribeRepositoriesCommandOutput } from '@aws-sdk/client-ecr';
import { afterEach, describe, expect, it } from 'vitest';
import { gatherPages, pageSize, readPages } from '../../../src/sources/aws/pages.js';
import { readEach } from '../../../src/sources/aws/read-each.js';
import { clientsOf, failure, json, type LoopbackService, type Reply, startService } from './loopback-service.js';

const open: LoopbackService[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((service) => service.close()));
});

async function repositories(reply: (count: number) => Reply) {
  const service = await startService(reply);
  open.push(service);
  const client = await clientsOf(service.endpoint)('ecr', 'us-east-1');
  return readPages({
    what: 'repositories',
    permission: 'ecr:DescribeRepositories',
    place: { account: '111122223333', region: 'us-east-1' },
    send: (nextToken) => client.send(new DescribeRepositoriesCommand({ maxResults: pageSize, nextToken })),
    take: ({ repositories: items, nextToken }: DescribeRepositoriesCommandOutput) =>
      items && { items: items.map((item) => item.repositoryName), nextToken },
  });
}

const page = (name: string, nextToken?: string) => json({ repositories: [{ repositoryName: name }], nextToken });
const pages = [page('a', 't1'), page('b', 't2'), page('c')];
const pageAt = (count: number) => pages[count] ?? failure('InvalidParameterException');

describe('a list in pages', () => {
  it('is read to its end', async () => {
    expect(await gatherPages(await repositories(pageAt))).toEqual({ items: ['a', 'b', 'c'], fault: undefined });
  });
  it('ends with an empty token', async () => {
    expect(await gatherPages(await repositories(() => page('a', '')))).toEqual({ items: ['a'], fault: undefined });
  });
  it('that gives one token twice ends as a fault, with what was read', async () => {
    const list = await gatherPages(await repositories(() => page('a', 'again')));
    expect(list).toMatchObject({ items: ['a', 'a'], fault: { code: 'malformed-answer', why: 'the list never ends: a page came twice' } });
  });
  it('that goes round through several tokens ends too', async () => {
    const list = await gatherPages(await repositories((count) => page('a', `t${count % 3}`)));
    expect(list).toMatchObject({ items: ['a', 'a', 'a', 'a'], fault: { code: 'malformed-answer' } });
  });
  it('whose second page is refused is known to be incomplete', async () => {
    const list = await gatherPages(await repositories((count) => (count === 0 ? page('a', 't1') : failure('AccessDeniedException'))));
    expect(list).toMatchObject({ items: ['a'], fault: { code: 'access-denied' } });
  });
});

describe('each item of a list', () => {
  it('is asked about in order, and the fault of the list comes last', async () => {
    const list = await repositories((count) => (count < 2 ? pageAt(count) : failure('ExpiredTokenException')));
    const results: object[] = [];
    for await (const result of readEach(list, 4, async (name) => `${name}!`)) results.push(result);
    expect(results).toMatchObject([{ value: 'a!' }, { value: 'b!' }, { fault: { code: 'expired-token' } }]);
  });
});
