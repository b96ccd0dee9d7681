import { describe, expect, it } from 'vitest';
import type { FaultCode } from '../../../../src/sources/aws/fault-code.js';
import { faultHint, faultReason } from '../../../../src/sources/aws/fault-words.js';
import { scanPermissions } from '../../../../src/sources/aws/permissions.js';
import { leftOutValue, probeNames } from '../../../../src/sources/aws/probes.js';
import type { ReadSubject } from '../../../../src/sources/aws/read-fault.js';
import { createRedactor } from '../../../../src/sources/saved/redact/redactor.js';

const { prose, words } = createRedactor(Buffer.from('a key'));
const codes: Readonly<Record<FaultCode, true>> = {
  'access-denied': true,
  throttled: true,
  'server-error': true,
  'timed-out': true,
  'expired-token': true,
  'bad-credentials': true,
  'region-off': true,
  'malformed-answer': true,
  network: true,
  'not-supported': true,
  gone: true,
  refused: true,
};
const facts = { name: 'AccessDeniedException', code: '', status: 400, message: '' };
const subject: ReadSubject = { what: 'images', permission: 'ecr:DescribeImages', place: { account: '111122223333', region: 'eu-west-1' } };

describe('sentences of ours', () => {
  it.each(Object.keys(codes) as FaultCode[])('stay: %s', (code) => {
    for (const text of [faultReason(code, facts), faultHint(code, facts, subject)]) expect(prose(text)).toBe(text);
  });

  it.each(scanPermissions.map(({ why }) => why))('stay: %s', (text) => {
    expect(prose(text)).toBe(text);
  });

  it.each(probeNames)('stay: left out with --no-probe %s', (name) => {
    const { detail } = leftOutValue(name);
    expect(prose(detail)).toBe(detail);
  });

  it.each([
    ['lifecycle policy (globex/api in 111122223333/eu-west-1): access denied', 'globex'],
    ['KMS key 0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f', '0a1b2c3d'],
    ['the account, by its role GlobexAuditor', 'lobex'],
    ['key alias/globex of vpc-0a1b2c3d', '0a1b2c3d'],
  ])('lose the names in them: %s', (text, secret) => {
    expect(prose(text)).not.toContain(secret);
    expect(prose(text)).not.toContain('111122223333');
  });

  it('name a thing as it is named elsewhere', () => {
    expect(prose('policy of globex/api')).toBe(`policy of ${words.text('globex/api')}`);
  });
});
