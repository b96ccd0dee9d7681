import { describe, expect, it } from 'vitest';
import { crossAccountStatements } from '../../src/access/access-rules.js';
import { settledRows } from '../../src/facts/access-type.js';
import { createFacts } from '../../src/facts/facts.js';
import { isUnknown } from '../../src/model/unknown.js';
import { contextOf, registryOf } from './fixture.js';

const answerTo = (principal: unknown, account: string | null) => {
  const facts = createFacts(contextOf());
  const Statement = [{ Effect: 'Allow', Principal: principal, Action: 'ecr:BatchGetImage' }];
  const verdict = facts.accessOf(registryOf({ account })).judge(JSON.stringify({ Version: '2012-10-17', Statement }));
  if (isUnknown(verdict)) throw new Error(verdict.detail);
  return settledRows(crossAccountStatements(verdict));
};

describe('why it is not known whether a principal lies outside', () => {
  it.each([
    ['an account, the own one not known', { AWS: '444455556666' }, null, 'not-in-plan', /the own account is not known \(set account/],
    [
      'a unique id',
      { AWS: 'AIDAABCDEFGHIJKLMNOPQ' },
      '111122223333',
      'ambiguous',
      /^whether AIDA\S+ .*an id, which says nothing of its account/,
    ],
    ['a unique id, the own account not known', { AWS: 'AIDAABCDEFGHIJKLMNOPQ' }, null, 'ambiguous', /says nothing of its account/],
    ['a canonical user', { CanonicalUser: '79a59df9' }, '111122223333', 'ambiguous', /says nothing of its account/],
    ['both', { AWS: ['444455556666', 'AIDAABCDEFGHIJKLMNOPQ'] }, null, 'not-in-plan', /the own account is not known/],
  ])('%s', (_name, principal, account, cause, why) => {
    expect(answerTo(principal, account)).toEqual({ unknown: cause, detail: expect.stringMatching(why) });
  });

  it('is asked only where nothing is certain', () => {
    const rows = answerTo({ AWS: ['444455556666', 'AIDAABCDEFGHIJKLMNOPQ'] }, '111122223333');
    expect(rows).toMatchObject([{ who: 'account 444455556666' }]);
  });
});
