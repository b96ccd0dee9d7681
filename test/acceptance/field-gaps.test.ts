import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/sources/terraform/plan-document.js';
import { created, newRepository } from '../sources/terraform/plan-fixture.js';
import { judgeChanges, outcomesOf, policyOn, pull } from './judge-changes.js';

// What other tools get wrong about ECR, by the number under which the defect was collected, and what is right.

const repository = 'aws_ecr_repository.app';
const app = (after: JsonObject = {}, unknown: JsonObject = {}) => newRepository(repository, { name: 'app', ...after }, unknown);
const excluding = (...filters: readonly string[]): JsonObject => ({
  image_tag_mutability_exclusion_filter: filters.map((filter) => ({ filter, filter_type: 'WILDCARD' })),
});

/** What a rule says of one repository. */
async function says(rule: string, after: JsonObject, unknown: JsonObject = {}): Promise<string | undefined> {
  return outcomesOf(await judgeChanges([app(after, unknown)], {}, { rules: [rule] }), rule)[repository];
}

/** What the rules on access say of one repository whose policy has these statements. */
async function access(...statements: readonly JsonObject[]): Promise<Readonly<Record<string, string | undefined>>> {
  const rules = ['public-repository-policy', 'cross-account-access', 'wildcard-actions'];
  const report = await judgeChanges([app(), policyOn('aws_ecr_repository_policy.app', 'app', ...statements)], {}, { rules });
  return Object.fromEntries(rules.map((rule) => [rule, outcomesOf(report, rule)[repository]]));
}

describe('mutability', () => {
  it('1 (checkov, trivy, steampipe, Sentinel, semgrep, Control Tower): IMMUTABLE_WITH_EXCLUSION is immutable', async () => {
    const after = { image_tag_mutability: 'IMMUTABLE_WITH_EXCLUSION', ...excluding('latest', 'cache*') };
    expect(await says('immutable-tags', after)).toBe('pass');
    expect(await says('broad-tag-exclusion', after)).toBe('pass');
    expect(await says('broad-tag-exclusion', { ...after, ...excluding('v*') })).toBe('fail');
    expect(await says('immutable-tags', { image_tag_mutability: 'MUTABLE' })).toBe('fail');
  });

  it('2 (prowler, KICS): MUTABLE_WITH_EXCLUSION is mutable, unless the exclusions hold every release', async () => {
    const after = { image_tag_mutability: 'MUTABLE_WITH_EXCLUSION' };
    expect(await says('immutable-tags', { ...after, ...excluding('v*') })).toBe('fail');
    expect(await says('immutable-tags', { ...after, ...excluding('v*', 'prod*', 'release*') })).toBe('pass');
  });
});

describe('scanning', () => {
  const scanned = (...filters: readonly string[]) =>
    created('aws_ecr_registry_scanning_configuration.this', {
      scan_type: 'ENHANCED',
      rule: filters.map((filter) => ({
        scan_frequency: 'CONTINUOUS_SCAN',
        repository_filter: [{ filter, filter_type: 'WILDCARD' }],
      })),
    });

  it('3 (checkov CKV_AWS_163): what a registry rule covers is scanned whatever the repository says, and nothing else is', async () => {
    const other = newRepository('aws_ecr_repository.other', {
      name: 'tools/other',
      image_scanning_configuration: [{ scan_on_push: true }],
    });
    const report = await judgeChanges([app({ name: 'prod/app' }), other, scanned('prod/*')], {}, { rules: ['image-scanning'] });
    expect(outcomesOf(report, 'image-scanning')).toEqual({ [repository]: 'pass', 'aws_ecr_repository.other': 'fail' });
  });
});

describe('access', () => {
  const inOrganization = { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } };
  const underPath = { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-exampleorg1/r-ab12/ou-ab12-11111111/*'] } };

  it('7 (trivy AWS-0032): a Deny for everyone and a grant to the organisation are not public, Action "*" for everyone is', async () => {
    expect(await access({ Effect: 'Deny', Principal: '*', Action: 'ecr:BatchDeleteImage' })).toMatchObject({
      'public-repository-policy': 'pass',
      'wildcard-actions': 'pass',
    });
    expect(await access(pull({ Principal: '*', Condition: inOrganization }))).toMatchObject({ 'public-repository-policy': 'pass' });
    expect(await access({ Effect: 'Allow', Principal: '*', Action: '*' })).toMatchObject({ 'public-repository-policy': 'fail' });
  });

  it('8 (checkov CKV_AWS_32): Effect counts, and an organisation narrows by whatever operator and key name it', async () => {
    const like = { StringLike: { 'AWS:principalorgid': 'o-exampleorg1' } };
    for (const Condition of [inOrganization, underPath, like]) {
      expect(await access(pull({ Principal: { AWS: '*' }, Condition }))).toMatchObject({ 'public-repository-policy': 'pass' });
    }
    expect(await access({ Effect: 'Deny', Principal: { AWS: '*' }, Action: 'ecr:*' })).toMatchObject({
      'public-repository-policy': 'pass',
    });
    const anyOrganization = { StringLike: { 'aws:PrincipalOrgID': '*' } };
    expect(await access(pull({ Principal: '*', Condition: anyOrganization }))).toMatchObject({ 'public-repository-policy': 'fail' });
  });

  it('9 (steampipe): a statement that is fine hides none that is public, in either order', async () => {
    const fine = pull({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } });
    const open = pull({ Principal: { AWS: '*' } });
    expect(await access(fine, open)).toMatchObject({ 'public-repository-policy': 'fail' });
    expect(await access(open, fine)).toMatchObject({ 'public-repository-policy': 'fail' });
    expect(await access(fine)).toMatchObject({ 'public-repository-policy': 'pass' });
  });

  it('14 (KICS, terrascan, ElectricEye): no repository policy is the safe default, in every pack', async () => {
    const report = await judgeChanges([app()], {}, { packs: ['recommended', 'strict', 'aws-fsbp', 'enterprise'] });
    expect(report.findings.filter(({ rule }) => rule === 'repository-policy')).toEqual([]);
    const onAccess = /policy|access|wildcard|deputy|lambda/u;
    const open = report.findings.filter(({ rule, outcome }) => onAccess.test(rule) && (outcome === 'fail' || outcome === 'unknown'));
    expect(open.map(({ rule }) => rule)).toEqual(['lifecycle-policy']);
  });

  it.each([{ AWS: '*' }, { AWS: ['*'] }, { AWS: ['arn:aws:iam::111122223333:root', '*'] }, '*'])(
    '15 (terrascan): Principal %j is everyone',
    async (Principal) => {
      expect(await access(pull({ Principal }))).toMatchObject({ 'public-repository-policy': 'fail' });
    },
  );
});

describe('encryption', () => {
  const encrypted = (encryption_type: string, kms_key?: string): JsonObject => ({
    encryption_configuration: [{ encryption_type, ...(kms_key === undefined ? {} : { kms_key }) }],
  });
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/1111aaaa-22bb-33cc-44dd-555566667777';

  it('13 (checkov CKV_AWS_136, trivy AWS-0033): KMS_DSSE is KMS, and the key of AWS is not a customer’s', async () => {
    expect(await says('kms-encryption', encrypted('KMS_DSSE', key))).toBe('pass');
    expect(await says('kms-encryption', encrypted('AES256'))).toBe('fail');
    expect(await says('customer-managed-key', encrypted('KMS_DSSE', 'alias/aws/ecr'))).toBe('fail');
    expect(await says('customer-managed-key', encrypted('KMS', 'arn:aws:kms:eu-west-1:111122223333:alias/aws/ecr'))).toBe('fail');
  });
});
