import { describe, expect, it } from 'vitest';
import { type IamPolicyOptions, iamPolicy } from '../../src/app/iam-policy.js';
import { scanPermissions } from '../../src/sources/aws/permissions.js';
import { probeNames } from '../../src/sources/aws/probes.js';

const plain: IamPolicyOptions = { regions: [], role: undefined, organization: false, leaveOut: [], readManifests: false, verify: false };
const everything: IamPolicyOptions = {
  regions: ['all'],
  role: 'ecr-audit',
  organization: true,
  leaveOut: [],
  readManifests: true,
  verify: true,
};

const statements = (options: Partial<IamPolicyOptions> = {}) => iamPolicy(['scan'], { ...plain, ...options }).Statement;
const actions = (options: Partial<IamPolicyOptions> = {}) => statements(options).flatMap(({ Action }) => Action);

describe('the policy of a scan', () => {
  it('is sorted, each action once, under ids that IAM takes', () => {
    for (const options of [plain, everything]) {
      const sids = statements(options).map(({ Sid }) => Sid);
      expect(sids).toEqual([...new Set(sids)].sort());
      for (const { Sid, Action } of statements(options)) {
        expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
        expect(Action).toEqual([...Action].sort());
      }
      expect(new Set(actions(options)).size).toBe(actions(options).length);
    }
  });

  it('has all that a scan may call where everything is asked for', () => {
    expect(actions(everything).sort()).toEqual(scanPermissions.map(({ action }) => action).sort());
  });

  it('has neither what pulls nor what only options need', () => {
    const options: readonly string[] = ['ecr:BatchGetImage', 'account:ListRegions', 'organizations:ListAccounts', 'sts:AssumeRole'];
    expect(actions().sort()).toEqual(scanPermissions.flatMap(({ action }) => (options.includes(action) ? [] : action)).sort());
  });

  it('only reads', () => {
    for (const action of actions(everything)) expect(action).toMatch(/:(BatchGet|Describe|Get|List)|^sts:AssumeRole$/);
  });

  it.each<readonly [Partial<IamPolicyOptions>, string]>([
    [{ readManifests: true }, 'ecr:BatchGetImage'],
    [{ regions: ['eu-west-1', 'all'] }, 'account:ListRegions'],
    [{ organization: true, role: 'a' }, 'organizations:ListAccounts'],
    [{ organization: true, role: 'a' }, 'ecr:DescribeImages'],
  ])('with %j has %s', (options, action) => {
    expect(actions(options)).toContain(action);
  });

  it.each(probeNames)('without the probe %s has nothing that it alone needs, and the rest', (probe) => {
    const gone = scanPermissions.flatMap((permission) => (permission.probe === probe ? permission.action : []));
    expect(gone).not.toEqual([]);
    expect(actions({ leaveOut: [probe] })).toEqual(actions().filter((action) => !gone.some((one) => one === action)));
  });

  it.each([
    ['ecr-audit', 'arn:aws:iam::*:role/ecr-audit'],
    ['/audit/ecr', 'arn:aws:iam::*:role/audit/ecr'],
    ['arn:aws:iam::111122223333:role/ecr', 'arn:aws:iam::111122223333:role/ecr'],
  ])('for whoever assumes %s has that role and no reading', (role, resource) => {
    expect(statements({ role, regions: ['all'], readManifests: true })).toEqual([
      { Sid: 'Sts', Effect: 'Allow', Action: ['sts:GetCallerIdentity'], Resource: '*' },
      { Sid: 'StsRoles', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: resource },
    ]);
  });

  it.each([
    [['eu-west-1'], 'arn:aws:ecr:*:*:repository/*', true],
    [['all', 'cn-north-1'], 'arn:aws-cn:ecr:*:*:repository/*', false],
    [['us-gov-west-1'], 'arn:aws-us-gov:ecr:*:*:repository/*', false],
  ])('in %j is of its partition', (regions, resource, hasPublic) => {
    const found = statements({ regions });
    expect(found.find(({ Sid }) => Sid === 'EcrRepositories')?.Resource).toBe(resource);
    expect(found.some(({ Sid }) => Sid === 'EcrPublicRepositories')).toBe(hasPublic);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  it('fits in a managed policy', () => {
    expect(JSON.stringify(iamPolicy(['scan'], everything)).replaceAll(/\s/g, '').length).toBeLessThan(6_144);
  });
});

describe('the policy of a simulation', () => {
  const simulating = (options: Partial<IamPolicyOptions> = {}) =>
    iamPolicy(['simulate'], { ...plain, ...options }).Statement.flatMap(({ Action }) => Action);
  const previewing = ['ecr:GetLifecyclePolicyPreview', 'ecr:StartLifecyclePolicyPreview'];

  it('has what a lifecycle policy hangs on, and no more', () => {
    expect(simulating()).toEqual([
      'ecr:DescribePullThroughCacheRules',
      'ecr:DescribeImages',
      'ecr:DescribeRepositories',
      'ecr:GetLifecyclePolicy',
      'ecr:ListTagsForResource',
      'inspector2:BatchGetAccountStatus',
      'inspector2:ListCoverage',
      'sts:GetCallerIdentity',
    ]);
  });

  it.each<readonly [Partial<IamPolicyOptions>, readonly string[]]>([
    [{ verify: true }, previewing],
    [{ readManifests: true }, ['ecr:BatchGetImage', 'ecr:ListPullTimeUpdateExclusions']],
    [{ regions: ['all'] }, ['account:ListRegions']],
    [{ organization: true, role: 'a' }, ['organizations:ListAccounts', 'sts:AssumeRole']],
  ])('with %j has what that takes too', (options, more) => {
    expect(simulating(options).sort()).toEqual([...simulating(), ...more].sort());
  });

  it('is in that of a scan but for the preview, which only --verify takes', () => {
    expect(actions()).toEqual(expect.arrayContaining(simulating()));
    for (const action of previewing) expect(actions(everything)).not.toContain(action);
    expect(iamPolicy(['simulate', 'scan'], plain)).toEqual(iamPolicy(['scan'], plain));
    const both = iamPolicy(['simulate', 'scan'], { ...plain, verify: true }).Statement.flatMap(({ Action }) => Action);
    expect(both.sort()).toEqual([...actions(), ...previewing].sort());
  });

  it('lets nobody preview but in repositories', () => {
    const found = iamPolicy(['simulate'], { ...plain, verify: true }).Statement.find(({ Action }) =>
      previewing.every((one) => Action.includes(one)),
    );
    expect(found).toMatchObject({ Sid: 'EcrRepositories', Resource: 'arn:aws:ecr:*:*:repository/*' });
  });

  it('of whoever assumes a role is that of a scan', () => {
    expect(iamPolicy(['simulate'], { ...plain, role: 'ecr-audit', verify: true })).toEqual(
      iamPolicy(['scan'], { ...plain, role: 'ecr-audit' }),
    );
  });
});

describe('the policy of a plan', () => {
  it('allows nothing, for nothing is called', () => {
    expect(iamPolicy(['plan'], plain)).toEqual({ Version: '2012-10-17', Statement: [] });
    expect(iamPolicy(['plan', 'scan'], plain)).toEqual(iamPolicy(['scan'], plain));
  });
});
