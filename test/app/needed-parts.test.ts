import { describe, expect, it } from 'vitest';
import { createNeeds } from '../../src/app/needed-parts.js';
import type { UnreadRecord } from '../../src/schema/generated/inventory-record.js';
import { registryRecord, repositoryRecord } from '../sources/saved/inventory-fixture.js';

const unread = (what: string, more: Partial<UnreadRecord> = {}): UnreadRecord => ({
  record: 'unread',
  what,
  account: '111122223333',
  region: 'eu-west-1',
  repository: '',
  why: 'access denied',
  hint: '',
  ...more,
});
const elsewhere = { account: '444455556666' };

/** Whether a part counts where the repository `api` was simulated. */
function counts(part: UnreadRecord, asked: readonly string[] = []): boolean {
  const needs = createNeeds(asked);
  needs.look({ repository: repositoryRecord('api').repository, registry: registryRecord().registry });
  return needs.sift([part]).unread.length === 1;
}

describe('what was not read counts for a simulation', () => {
  it.each([
    ['images', { repository: 'api' }],
    ['manifests', { repository: 'api' }],
    ['lifecycle policy', { repository: 'api' }],
    ['resource tags', { repository: 'api' }],
    ['preview of the lifecycle policy', { repository: 'api' }],
    ['images in use', {}],
    ['status of Amazon Inspector', {}],
    ['pull-through cache rules', {}],
  ])('where it is the %s of what is simulated, and of nothing else', (what, more) => {
    expect(counts(unread(what, more))).toBe(true);
    expect(counts(unread(what, { ...more, account: '', region: '' }))).toBe(true);
    expect(counts(unread(what, { ...more, ...elsewhere }))).toBe(false);
    expect(counts(unread(what, { ...more, region: 'us-east-1' }))).toBe(false);
    expect(counts(unread(what, { ...more, repository: 'web' }))).toBe(false);
  });

  it.each(['the registry', 'repositories', 'the account, by its role audit', 'the regions that the account has enabled'])(
    'where it is %s and every repository, or those of a glob, or one that is not there, is to be simulated',
    (what) => {
      expect(counts(unread(what, elsewhere))).toBe(true);
      expect(counts(unread(what, elsewhere), ['a*'])).toBe(true);
      expect(counts(unread(what, elsewhere), ['api', 'web'])).toBe(true);
      expect(counts(unread(what, elsewhere), ['api'])).toBe(false);
    },
  );

  it('where it is a repository that is asked for by its name', () => {
    expect(counts(unread('the repository', { ...elsewhere, repository: 'api' }), ['api'])).toBe(true);
  });

  it.each([
    'account setting BLOB_MOUNTING',
    'CloudWatch alarms',
    'event rules',
    'KMS key 0e9d8c7b-6a5f-4e3d-8c2b-1a0f9e8d7c6b',
    'log group /aws/events/ecr',
    'metric filters of the log group /aws/events/ecr',
    'public repositories',
    'pull counts',
    'pull-time update exclusions',
    're-scan window of Amazon Inspector',
    'registry policy',
    'replication configuration',
    'repository creation templates',
    'repository policy',
    'scan findings of sha256:0',
    'scanning configuration',
    'scanning in force',
    'signing configuration',
    'targets of the event rule scans',
    'the public repository',
    'VPC endpoints',
  ])('not where it is the %s', (what) => {
    expect(counts(unread(what))).toBe(false);
    expect(counts(unread(what, { repository: 'api' }))).toBe(false);
  });

  it('where nobody knows what it is', () => {
    expect(counts(unread('images of tomorrow', elsewhere), ['api'])).toBe(true);
  });

  it('where the registry of what is simulated is not told', () => {
    const needs = createNeeds([]);
    const untold = { unknown: 'not-told', detail: 'the account' } as const;
    needs.look({ repository: repositoryRecord('api').repository, registry: registryRecord({ account: untold }).registry });
    expect(needs.sift([unread('images in use'), unread('images', { repository: 'api' })]).unread).toHaveLength(2);
  });
});

it('counts what it leaves out, as the report would have', () => {
  const notices = (...parts: readonly UnreadRecord[]) =>
    createNeeds([])
      .sift(parts)
      .notices.map(({ code, message }) => `${code}: ${message}`);
  const policy = (repository: string): UnreadRecord => unread('repository policy', { repository });
  expect(notices()).toEqual([]);
  expect(notices(unread('the registry'))).toEqual([]);
  expect(notices(policy('api'), policy('web'))).toEqual(['not-needed: 1 part that this simulation does not need was not read']);
  expect(notices(policy('api'), unread('KMS key a'))).toEqual(['not-needed: 2 parts that this simulation does not need were not read']);
});
