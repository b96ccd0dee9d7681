import { describe, expect, it } from 'vitest';
import { failure } from './loopback-service.js';
import { readWith } from './reading-registry.js';
import { account, region } from './registry-answers.js';

const status = (ecr: string, accountId = account) => ({ accounts: [{ accountId, resourceState: { ecr: { status: ecr } } }] });

describe('whether Inspector scans ECR', () => {
  it.each<readonly [string, unknown]>([
    ['ENABLED', true],
    ['DISABLED', false],
    ['DISABLING', false],
    ['SUSPENDED', false],
    ['SUSPENDING', false],
    ['ENABLING', { unknown: 'not-told' }],
    ['SOMETHING_NEW', { unknown: 'not-told' }],
  ])('%s', async (word, expected) => {
    const { registry, unread } = await readWith({ BatchGetAccountStatus: status(word) });
    expect(registry).toMatchObject({ inspectorCoversEcr: expected });
    expect(unread).toEqual([]);
  });

  it('is asked of the own account, and taken from no other', async () => {
    const { registry, unread, asked } = await readWith({ BatchGetAccountStatus: status('ENABLED', '999999999999') });
    expect(asked.find(({ operation }) => operation === 'BatchGetAccountStatus')?.body).toBe(`{"accountIds":["${account}"]}`);
    expect(registry.inspectorCoversEcr).toMatchObject({ unknown: 'not-read' });
    expect(unread).toMatchObject([{ code: 'malformed-answer', why: 'the answer lacks the account' }]);
  });

  it('is asked of whoever asks where the account is not known', async () => {
    const { registry, asked } = await readWith({}, { account: '' });
    expect(asked.find(({ operation }) => operation === 'BatchGetAccountStatus')?.body).toBe('{}');
    expect(registry.inspectorCoversEcr).toBe(true);
  });

  it.each([
    ['ACCESS_DENIED', 'access-denied'],
    ['INTERNAL_ERROR', 'server-error'],
    ['ACCOUNT_IS_ISOLATED', 'refused'],
  ])('is not known where the account is among those that failed: %s', async (errorCode, code) => {
    const { unread } = await readWith({ BatchGetAccountStatus: { accounts: [], failedAccounts: [{ accountId: account, errorCode }] } });
    expect(unread).toMatchObject([{ code, why: expect.stringContaining(errorCode) }]);
  });
});

describe('images in use', () => {
  const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
  const image = (repository: string, letter: string, ecrImage: object, more: object = {}) => ({
    resourceType: 'AWS_ECR_CONTAINER_IMAGE',
    resourceId: `arn:aws:ecr:${region}:${account}:repository/${repository}/${digest(letter)}`,
    accountId: account,
    resourceMetadata: { ecrImage },
    ...more,
  });
  const inUse = { inUseCount: 1, lastInUseAt: 1_767_225_600 };

  it('are listed by their repository, from all pages, and only those that ever were in use', async () => {
    const { use } = await readWith({
      ListCoverage: [
        { coveredResources: [image('team/api', 'a', inUse), image('web', 'b', { inUseCount: 0 })], nextToken: 't' },
        {
          coveredResources: [
            image('team/api', 'c', { inUseCount: 0, lastInUseAt: 1_767_225_600 }),
            image('x', 'd', inUse, { accountId: '9' }),
          ],
        },
      ],
    });
    const lastInUseAt = '2026-01-01T00:00:00.000Z';
    expect(use).toEqual(
      new Map([
        [
          'team/api',
          [
            { digest: digest('a'), inUseCount: 1, lastInUseAt },
            { digest: digest('c'), inUseCount: 0, lastInUseAt },
          ],
        ],
      ]),
    );
  });

  it('are asked for by the own account and their last use', async () => {
    const { asked } = await readWith({});
    expect(JSON.parse(asked.find(({ operation }) => operation === 'ListCoverage')?.body ?? '')).toEqual({
      maxResults: 200,
      filterCriteria: {
        resourceType: [{ comparison: 'EQUALS', value: 'AWS_ECR_CONTAINER_IMAGE' }],
        ecrImageLastInUseAt: [{ startInclusive: 0 }],
        accountId: [{ comparison: 'EQUALS', value: account }],
      },
    });
  });

  it('are not known where one is named in another way', async () => {
    const { use, unread } = await readWith({
      ListCoverage: { coveredResources: [image('a', 'a', inUse, { resourceId: 'prod/api@latest' })] },
    });
    expect(use).toMatchObject({ unknown: 'not-read' });
    expect(unread).toMatchObject([{ code: 'malformed-answer', what: 'images in use' }]);
  });
});

describe('where Inspector is off', () => {
  const off = { BatchGetAccountStatus: status('DISABLED') };

  it('its refusals mean that it knows of nothing', async () => {
    const denied = failure('AccessDeniedException', 403);
    const { registry, use, unread } = await readWith({ ...off, GetConfiguration: denied, ListCoverage: denied });
    expect(unread).toEqual([]);
    expect(use).toEqual(new Map());
    expect(registry.inspectorRescan).toEqual({ duration: '', pullDateDuration: '', pullDateMode: '' });
  });

  it('other failures are failures', async () => {
    const { use, unread } = await readWith({ ...off, ListCoverage: { status: 404, body: '' } });
    expect(use).toMatchObject({ unknown: 'not-read' });
    expect(unread).toMatchObject([{ code: 'not-supported' }]);
  });
});

describe('where it is not known whether Inspector is on', () => {
  it('a refusal is one', async () => {
    const denied = failure('AccessDeniedException', 403);
    const { use, unread } = await readWith({ BatchGetAccountStatus: denied, GetConfiguration: denied, ListCoverage: denied });
    expect(use).toMatchObject({ unknown: 'access-denied' });
    expect(unread).toHaveLength(3);
  });
});
