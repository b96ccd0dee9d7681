import { describe, expect, it } from 'vitest';
import { groupUnread } from '../../src/app/group-unread.js';
import type { UnreadRecord } from '../../src/schema/generated/inventory-record.js';

const unread = (repository: string, more: Partial<UnreadRecord> = {}): UnreadRecord => ({
  record: 'unread',
  what: 'lifecycle policy',
  account: '111122223333',
  region: 'eu-west-1',
  repository,
  why: 'access denied',
  hint: 'allow ecr:GetLifecyclePolicy',
  ...more,
});
const place = '111122223333/eu-west-1';

describe('what could not be read', () => {
  it.each([
    ['of one repository names it', [unread('api')], [`api in ${place}`]],
    ['of a registry names that', [unread('')], [place]],
    ['of several repositories names them, in order and once', [unread('web'), unread('api'), unread('web')], [`api, web in ${place}`]],
    ['of many counts the rest', ['e', 'd', 'c', 'b', 'a'].map((name) => unread(name)), [`a, b, c and 2 more in ${place}`]],
    ['for another reason is another part', [unread('a'), unread('b', { why: 'throttled' })], [`a in ${place}`, `b in ${place}`]],
    ['of an account without a region names the account', [unread('', { region: '' })], ['111122223333']],
    ['is nothing', [], []],
  ])('%s', (_, records, expected) => {
    expect(groupUnread(records).map(({ where }) => where)).toEqual(expected);
  });

  it('keeps what mends it', () => {
    expect(groupUnread([unread('a')])).toEqual([
      { what: 'lifecycle policy', where: `a in ${place}`, why: 'access denied', hint: 'allow ecr:GetLifecyclePolicy' },
    ]);
  });

  it('is told in the same order whatever came first', () => {
    const records = [unread('b', { what: 'images' }), unread('a'), unread('', { region: 'eu-north-1' })];
    expect(groupUnread(records)).toEqual(groupUnread(records.toReversed()));
  });
});
