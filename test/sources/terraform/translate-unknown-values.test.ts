import { describe, expect, it } from 'vitest';
import {
  block,
  constant,
  created,
  entry,
  lifecycleText,
  newRepository,
  oldRepository,
  planOf,
  provider,
  refers,
  repositoriesOf,
  soleRepository,
  unknownFor,
} from './plan-fixture.js';

const address = 'aws_ecr_repository.app';

describe('what is unknown, what is absent, what is the default', () => {
  it('takes AWS’s defaults where a new repository says nothing', () => {
    expect(soleRepository(planOf([newRepository(address, { name: 'app' })], { resources: [block(address)] }))).toMatchObject({
      key: address,
      kind: 'private',
      managed: true,
      name: 'app',
      tagMutability: 'MUTABLE',
      tagMutabilityExclusionFilters: [],
      encryption: { type: 'AES256', kmsKey: '', keyManager: 'none' },
      scanOnPush: false,
      scanFrequency: unknownFor('not-in-plan'),
      lifecyclePolicy: { present: false, text: '', address: '' },
      policy: { present: false, text: '', address: '' },
      forceDelete: false,
      createdAt: unknownFor('not-in-plan'),
    });
  });

  it.each([
    ['name', 'name'],
    ['image_tag_mutability', 'tagMutability'],
    ['force_delete', 'forceDelete'],
    ['image_scanning_configuration', 'scanOnPush'],
    ['image_tag_mutability_exclusion_filter', 'tagMutabilityExclusionFilters'],
  ])('says that %s is known after apply', (attribute, property) => {
    const plan = planOf([newRepository(address, { name: 'app', [attribute]: null }, { [attribute]: true })]);
    expect(soleRepository(plan)).toHaveProperty(property, {
      unknown: 'known-after-apply',
      detail: `\`${attribute}\` is known after apply`,
    });
  });

  it('finds what is unknown in a nested block', () => {
    const plan = planOf([
      newRepository(
        address,
        { name: 'app', image_scanning_configuration: [{}] },
        { image_scanning_configuration: [{ scan_on_push: true }] },
      ),
    ]);
    expect(soleRepository(plan).scanOnPush).toEqual({
      unknown: 'known-after-apply',
      detail: '`image_scanning_configuration.0.scan_on_push` is known after apply',
    });
  });

  it('takes a false mark for known', () => {
    const plan = planOf([
      newRepository(address, { name: 'app', image_tag_mutability: 'IMMUTABLE' }, { image_tag_mutability: false, name: false }),
    ]);
    expect(soleRepository(plan)).toMatchObject({ name: 'app', tagMutability: 'IMMUTABLE' });
  });

  it.each([
    ['taken out', [{ scan_on_push: null }], false],
    ['never written', [], false],
    ['off', [{ scan_on_push: false }], false],
    ['on', [{ scan_on_push: true }], true],
  ])('reads a scanning block that is %s', (_, block, expected) => {
    expect(soleRepository(planOf([newRepository(address, { name: 'app', image_scanning_configuration: block })])).scanOnPush).toBe(
      expected,
    );
  });

  it('reads the exclusion filters of AWS provider 6', () => {
    const filters = [
      { filter: 'latest', filter_type: 'WILDCARD' },
      { filter: 'dev-*', filter_type: 'WILDCARD' },
    ];
    const after = { name: 'app', image_tag_mutability: 'IMMUTABLE_WITH_EXCLUSION', image_tag_mutability_exclusion_filter: filters };
    expect(soleRepository(planOf([newRepository(address, after)]))).toMatchObject({
      tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      tagMutabilityExclusionFilters: ['latest', 'dev-*'],
    });
  });

  it('knows a policy with one unknown part to be there and nothing of its text', () => {
    const policy = 'aws_ecr_repository_policy.app';
    const plan = planOf(
      [newRepository(address, { name: 'app' }), created(policy, { repository: 'app' }, { id: true, policy: true, registry_id: true })],
      { resources: [block(address), block(policy, { repository: refers('aws_ecr_repository.app.name') })] },
    );
    expect(soleRepository(plan).policy).toEqual({ present: true, text: unknownFor('known-after-apply'), address: policy });
  });

  it('knows nothing in `before` to be unknown', () => {
    const change = { actions: ['update'], before: oldRepository('app'), after: { name: 'app' }, after_unknown: true };
    const before = repositoriesOf(planOf([entry(address, change)]), 'before');
    expect(before[address]).toMatchObject({ tagMutability: 'IMMUTABLE', scanOnPush: true, tags: {} });
  });

  it('makes the ARN of a new repository from account, region and name', () => {
    const role = { assume_role: [{ role_arn: constant('arn:aws:iam::444455556666:role/deploy') }] };
    const plan = (region: string) =>
      planOf(
        [newRepository(address, { name: 'team/app' })],
        { resources: [block(address)] },
        { providers: { aws: provider(region, role) } },
      );
    expect(soleRepository(plan('eu-west-1')).arn).toBe('arn:aws:ecr:eu-west-1:444455556666:repository/team/app');
    expect(soleRepository(plan('cn-north-1')).arn).toBe('arn:aws-cn:ecr:cn-north-1:444455556666:repository/team/app');
    expect(soleRepository(plan('us-gov-west-1')).arn).toBe('arn:aws-us-gov:ecr:us-gov-west-1:444455556666:repository/team/app');
  });

  it('does not take a data source among the changes for a resource', () => {
    const read = entry('data.aws_ecr_repository.other', { actions: ['read'], after: { name: 'other' } });
    expect(Object.keys(repositoriesOf(planOf([read, newRepository(address, { name: 'app' })])))).toEqual([address]);
  });

  it('reads a public repository', () => {
    const after = {
      repository_name: 'tools',
      force_destroy: true,
      tags: { Environment: 'prod' },
      tags_all: { Environment: 'prod' },
      catalog_data: [{}],
    };
    const policy = { repository_name: 'tools', policy: lifecycleText('x') };
    const plan = planOf([
      created('aws_ecrpublic_repository.tools', after, { arn: true }),
      created('aws_ecrpublic_repository_policy.tools', policy),
      created('aws_ecr_repository_policy.tools', { repository: 'tools', policy: '{}' }),
    ]);
    const { 'aws_ecrpublic_repository.tools': tools, 'aws_ecr_repository_policy.tools': other } = repositoriesOf(plan);
    expect(tools).toMatchObject({
      kind: 'public',
      name: 'tools',
      forceDelete: true,
      scanOnPush: false,
      policy: { present: true, text: policy.policy },
    });
    expect(other).toMatchObject({ kind: 'private', managed: false, name: 'tools' });
  });
});
