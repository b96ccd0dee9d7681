import { describe, expect, it } from 'vitest';
import { exampleSubject } from '../../src/engine/example-subject.js';
import { findWaiver, malformedTagWaiver } from '../../src/engine/waivers.js';
import type { Subject } from '../../src/facts/subject.js';
import type { Example } from '../../src/schema/generated/rule.js';

const today = '2026-06-15';
const rule = { id: 'immutable-tags', names: new Set(['IMMUTABLE-TAGS', 'CKV_AWS_51']) };
const subject = exampleSubject('repository', { repository: { name: 'team/api' }, environment: 'prod' });
const whole = {
  rule: 'immutable-tags',
  resource: 'team/api',
  reason: 'legacy deployment',
  expires: '2026-12-31',
  from: 'waivers.yaml',
  at: 'waivers.yaml:2:3',
};
const isRule = (name: string): boolean => ['immutable-tags', 'image-scanning', 'CKV_AWS_51'].includes(name);
const answer = (waiver: Partial<typeof whole> & Readonly<Record<string, string>>) =>
  findWaiver([{ ...whole, ...waiver }], rule, subject, today).kind;

describe('findWaiver', () => {
  it.each([
    [{}, 'waived'],
    [{ rule: 'IMMUTABLE-tags' }, 'waived'],
    [{ rule: 'ckv_aws_51' }, 'waived'],
    [{ rule: 'image-scanning' }, 'none'],
    [{ resource: 'team/*' }, 'waived'],
    [{ resource: '*' }, 'waived'],
    [{ resource: 'team/a?i' }, 'waived'],
    [{ resource: 'api' }, 'none'],
    [{ resource: 'team' }, 'none'],
    [{ resource: 'TEAM/API' }, 'none'],
    [{ resource: 'arn:aws:ecr:eu-central-1:111122223333:repository/team/api' }, 'waived'],
    [{ resource: 'arn:aws:ecr:*:111122223333:repository/team/*' }, 'waived'],
    [{ account: '111122223333' }, 'waived'],
    [{ account: '999999999999' }, 'none'],
    [{ region: 'eu-central-1' }, 'waived'],
    [{ region: 'us-east-1' }, 'none'],
    [{ env: 'prod' }, 'waived'],
    [{ env: 'dev' }, 'none'],
    [{ expires: '2026-06-15' }, 'waived'],
    [{ expires: '2026-06-14' }, 'expired'],
    [{ expires: '2026-06-14', env: 'dev' }, 'none'],
  ])('%j: %s', (waiver, kind) => {
    expect(answer(waiver)).toBe(kind);
  });

  it('takes one that holds before one that has expired', () => {
    const waivers = [{ ...whole, expires: '2020-01-01' }, whole];
    expect(findWaiver(waivers, rule, subject, today)).toEqual({ kind: 'waived', waiver: whole });
  });

  it('knows a Terraform address with brackets and quotes as it stands', () => {
    const address = 'module.ecr["a*b"].aws_ecr_repository.this[0]';
    const placed: Subject = { ...subject, resource: { ...subject.resource, address } };
    expect(findWaiver([{ ...whole, resource: address }], rule, placed, today).kind).toBe('waived');
  });

  it('waives nothing by an empty name', () => {
    const nameless: Subject = { ...subject, resource: { ...subject.resource, name: '', arn: '', address: '' } };
    expect(findWaiver([{ ...whole, resource: '*' }], rule, nameless, today).kind).toBe('none');
  });
});

describe('the tag ecr-audit:waive', () => {
  const tagged = (value: Example[string]): Subject => exampleSubject('repository', { repository: { tags: { 'ecr-audit:waive': value } } });

  it.each([
    ['immutable-tags until=2026-12-31 reason=legacy deployment', 'waived', ''],
    ['image-scanning immutable-tags until=2026-12-31 reason=legacy deployment', 'waived', ''],
    ['  CKV_AWS_51   until=2026-06-15  reason= legacy = deployment ', 'waived', ''],
    ['until=2026-12-31 immutable-tags reason=legacy deployment', 'waived', ''],
    ['immutable-tags until=2026-06-14 reason=legacy deployment', 'expired', ''],
    ['image-scanning until=2026-12-31 reason=legacy deployment', 'none', ''],
    ['immutable-tags reason=legacy deployment', 'none', 'lacks until=YYYY-MM-DD'],
    ['immutable-tags until=tomorrow reason=legacy deployment', 'none', 'lacks until=YYYY-MM-DD'],
    ['immutable-tags until=2026-12-31', 'none', 'lacks reason=…'],
    ['immutable-tags until=2026-12-31 reason=', 'none', 'lacks reason=…'],
    ['immutable-tags until=2026-12-31 reason=too short', 'none', 'has a reason of fewer than 10 characters'],
    ['immutable-tags until=2026-12-31 until=2027-12-31 reason=legacy deployment', 'none', 'says until= twice'],
    ['immutable-tags until=2026-12-31 until=2026-12-31 reason=legacy deployment', 'none', 'says until= twice'],
    ['immutable-tags until=2026-12-31 until=never reason=legacy deployment', 'none', 'says until= twice'],
    ['immutable-tags until=2026-12-31 reason=legacy until=2027-12-31', 'waived', ''],
    ['immutable-tags reason=until=2026-12-31', 'none', 'lacks until=YYYY-MM-DD'],
    ['immutable-tags until=2026-02-30 reason=legacy deployment', 'none', '2026-02-30, which is no day'],
    ['immutable-tags until=9999-99-99 reason=legacy deployment', 'none', '9999-99-99, which is no day'],
    ['until=2026-12-31 reason=legacy deployment', 'none', 'names no rule'],
    ['', 'none', 'names no rule'],
    ['imutable-tags immutable-tags until=2026-12-31 reason=legacy deployment', 'waived', 'names imutable-tags, which is no rule'],
    [null, 'none', ''],
  ])('%s: %s', (value, kind, fault) => {
    const repository = tagged(value);
    expect(findWaiver([], rule, repository, today).kind).toBe(kind);
    expect(malformedTagWaiver(repository, isRule)).toContain(fault);
    expect(malformedTagWaiver(repository, isRule) === '').toBe(fault === '');
  });

  it('says where it was found', () => {
    const found = findWaiver([], rule, tagged('immutable-tags until=2026-12-31 reason=legacy deployment'), today);
    expect(found).toMatchObject({ waiver: { from: 'tag ecr-audit:waive', reason: 'legacy deployment', expires: '2026-12-31' } });
  });

  it('is nothing where the tags are not known', () => {
    const repository = exampleSubject('repository', { repository: { tags: null } });
    expect(findWaiver([], rule, repository, today).kind).toBe('none');
    expect(malformedTagWaiver(repository, isRule)).toBe('');
  });
});
