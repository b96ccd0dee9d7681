import { describe, expect, it } from 'vitest';
import type { Encryption } from '../../../src/model/inventory.js';
import type {
  JsonObject,
  PlanConfigurationModule,
  PlanDocument,
  PlanResourceChange,
} from '../../../src/sources/terraform/plan-document.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';
import {
  block,
  call,
  constant,
  created,
  firstOf,
  kept,
  newRepository,
  oldRepository,
  planOf,
  refers,
  soleRepository,
  unknownFor,
} from './plan-fixture.js';

const address = 'aws_ecr_repository.app';
const kms = [{ encryption_type: 'KMS' }];
const unknownKey = { encryption_configuration: [{ kms_key: true }] };
const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1a2b3c';

const newWithKey = newRepository(address, { name: 'app', encryption_configuration: kms }, unknownKey);
const encryptedBy = (kms_key: JsonObject | undefined) =>
  block(address, { encryption_configuration: [{ encryption_type: constant('KMS'), ...(kms_key === undefined ? {} : { kms_key }) }] });
const newKey = created('aws_kms_key.images', { description: 'images' }, { arn: true, key_id: true });

const encryptionWith = (
  kms_key: JsonObject | undefined,
  more: { changes?: PlanResourceChange[]; root?: PlanConfigurationModule; document?: Partial<PlanDocument> } = {},
): Encryption => {
  const root = { ...more.root, resources: [encryptedBy(kms_key), ...(more.root?.resources ?? [])] };
  return soleRepository(planOf([newWithKey, ...(more.changes ?? [])], root, more.document)).encryption;
};

describe('a key that is not known yet', () => {
  it('is the AWS managed one where none is written', () => {
    expect(encryptionWith(undefined)).toEqual({ type: 'KMS', kmsKey: '', keyManager: 'aws', keyState: unknownFor('not-in-plan') });
    expect(encryptionWith(constant(null))).toEqual({ type: 'KMS', kmsKey: '', keyManager: 'aws', keyState: unknownFor('not-in-plan') });
  });

  it('is the AWS managed one where a variable is null', () => {
    const root = { variables: { key: { default: null } } };
    expect(encryptionWith(refers('var.key'), { root })).toMatchObject({ keyManager: 'aws', kmsKey: '' });
    expect(encryptionWith(refers('var.key'), { root, document: { variables: { key: { value: null } } } })).toMatchObject({
      keyManager: 'aws',
    });
  });

  it.each([
    ['a key', refers('aws_kms_key.images.arn')],
    ['a key or null', refers('var.encrypt', 'aws_kms_key.images.arn')],
    ['a key with count', refers('aws_kms_key.images[0].arn')],
  ])('is a customer’s where it refers to %s made in the plan', (_, expression) => {
    const index = JSON.stringify(expression).includes('[0]');
    const made = index ? created('aws_kms_key.images[0]', {}, { arn: true }) : newKey;
    expect(encryptionWith(expression, { changes: [made] })).toMatchObject({
      type: 'KMS',
      kmsKey: unknownFor('known-after-apply'),
      keyManager: 'customer',
    });
  });

  it('is a customer’s where it refers to an alias made in the plan', () => {
    const alias = created('aws_kms_alias.images', { name: 'alias/images' }, { arn: true });
    expect(encryptionWith(refers('aws_kms_alias.images.arn'), { changes: [alias] }).keyManager).toBe('customer');
  });

  it('is not of a key that the plan does not make after all', () => {
    const document = { variables: { encrypt: { value: false } } };
    expect(encryptionWith(refers('var.encrypt', 'aws_kms_key.images[0].arn'), { document })).toMatchObject({
      kmsKey: '',
      keyManager: 'aws',
    });
  });

  it.each([
    ['alias/aws/ecr', 'aws'],
    ['alias/images', 'customer'],
  ])('is found by a data source that asks for %s', (key_id, keyManager) => {
    const root = { resources: [block('data.aws_kms_key.found', { key_id: constant(key_id) })] };
    expect(encryptionWith(refers('data.aws_kms_key.found.arn'), { root }).keyManager).toBe(keyManager);
  });

  it.each([
    ['a local value', refers('local.key')],
    ['a resource of another type', refers('aws_cloudformation_stack.keys.outputs')],
    ['a function of constants', {}],
  ])('stays unknown behind %s', (_, expression) => {
    expect(encryptionWith(expression).keyManager).toEqual(unknownFor('known-after-apply'));
  });

  it('stays unknown where the block is dynamic, which the configuration does not show', () => {
    expect(soleRepository(planOf([newWithKey], { resources: [block(address)] })).encryption.keyManager).toEqual(
      unknownFor('known-after-apply'),
    );
  });

  it('is followed through inputs and outputs of modules', () => {
    const images = { resources: [block('aws_kms_key.images')], outputs: { arn: { expression: refers('aws_kms_key.images.arn') } } };
    const repository = {
      resources: [encryptedBy(refers('var.encryption_type', 'var.kms_key_arn'))],
      variables: { kms_key_arn: { default: null } },
    };
    const root = {
      module_calls: {
        key: call(images, {}, { count_expression: constant(1) }),
        ecr: call(repository, { kms_key_arn: { references: ['module.key'] }, encryption_type: constant('KMS') }),
      },
    };
    const inModule = newRepository(`module.ecr["a.b"].${address}`, { name: 'app', encryption_configuration: kms }, unknownKey);
    const plan = planOf([inModule, created('module.key[0].aws_kms_key.images', {}, { arn: true })], root);
    expect(soleRepository(plan).encryption.keyManager).toBe('customer');
    expect(soleRepository(planOf([inModule], root)).encryption.keyManager).toBe('aws');
  });
});

describe('a key that is known', () => {
  const encryptedWith = (kms_key: string, others: readonly PlanResourceChange[] = [], document: Partial<PlanDocument> = {}) => {
    const values = oldRepository('app', { encryption_configuration: [{ encryption_type: 'KMS', kms_key }] });
    return soleRepository(planOf([kept(address, values), ...others], { resources: [encryptedBy(constant(kms_key))] }, document)).encryption;
  };

  it.each([
    ['alias/images', 'customer'],
    ['alias/aws/ecr', 'aws'],
    ['arn:aws:kms:eu-west-1:111122223333:alias/aws/ecr', 'aws'],
    ['arn:aws:kms:eu-west-1:111122223333:alias/images', 'customer'],
    ['', 'aws'],
  ])('%j tells by itself', (kmsKey, keyManager) => {
    expect(encryptedWith(kmsKey)).toMatchObject({ type: 'KMS', kmsKey, keyManager });
  });

  it('tells nothing as an ARN that the plan does not have', () => {
    expect(encryptedWith(keyArn)).toMatchObject({ type: 'KMS', kmsKey: keyArn, keyManager: unknownFor('not-in-plan') });
  });

  it('is a customer’s where the plan manages the key or an alias of it', () => {
    expect(encryptedWith(keyArn, [kept('aws_kms_key.k', { arn: keyArn, key_id: '1a2b3c' })]).keyManager).toBe('customer');
    expect(encryptedWith('1a2b3c', [kept('aws_kms_key.k', { arn: keyArn, key_id: '1a2b3c' })]).keyManager).toBe('customer');
    expect(encryptedWith(keyArn, [kept('aws_kms_alias.k', { name: 'alias/k', target_key_arn: keyArn })]).keyManager).toBe('customer');
  });

  it.each([
    ['aws_kms_key', { arn: keyArn, key_manager: 'AWS' }, 'aws'],
    ['aws_kms_key', { arn: keyArn, key_manager: 'CUSTOMER' }, 'customer'],
    ['aws_kms_key', { arn: keyArn, key_id: 'alias/aws/ecr' }, 'aws'],
    ['aws_kms_alias', { arn: 'x', name: 'alias/aws/ecr', target_key_arn: keyArn }, 'aws'],
    ['aws_kms_alias', { arn: 'x', name: 'alias/images', target_key_arn: keyArn }, 'customer'],
  ])('is told by data.%s with %j', (type, values, keyManager) => {
    const prior_state = { values: { root_module: { resources: [{ address: `data.${type}.k`, mode: 'data', type, name: 'k', values }] } } };
    expect(encryptedWith(keyArn, [], { prior_state }).keyManager).toBe(keyManager);
  });
});

describe('encryption without a key', () => {
  it.each([
    ['no block', []],
    ['AES256, with a mark on what is not used', [{ encryption_type: 'AES256' }]],
    ['AES256 as it stands in the state', [{ encryption_type: 'AES256', kms_key: '' }]],
  ])('%s', (_, encryption_configuration) => {
    const plan = planOf([newRepository(address, { name: 'app', encryption_configuration }, unknownKey)]);
    expect(soleRepository(plan).encryption).toMatchObject({ type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' });
  });

  it('KMS_DSSE is KMS twice', () => {
    const plan = planOf([
      newRepository(address, { name: 'app', encryption_configuration: [{ encryption_type: 'KMS_DSSE', kms_key: null }] }),
    ]);
    expect(soleRepository(plan).encryption).toMatchObject({ type: 'KMS_DSSE', kmsKey: '', keyManager: 'aws' });
  });

  it('is unknown where its type is', () => {
    const plan = planOf([
      newRepository(
        address,
        { name: 'app', encryption_configuration: [{}] },
        { encryption_configuration: [{ encryption_type: true, kms_key: true }] },
      ),
    ]);
    expect(soleRepository(plan).encryption).toMatchObject({
      type: unknownFor('known-after-apply'),
      kmsKey: unknownFor('known-after-apply'),
      keyManager: unknownFor('known-after-apply'),
    });
    const whole = planOf([newRepository(address, { name: 'app', encryption_configuration: null }, { encryption_configuration: true })]);
    expect(soleRepository(whole).encryption.type).toEqual(unknownFor('known-after-apply'));
  });

  it('is read in a creation template by the same rules', () => {
    const template = created('aws_ecr_repository_creation_template.t', { prefix: 'ROOT', encryption_configuration: kms }, unknownKey);
    const blocks = [block('aws_ecr_repository_creation_template.t', { encryption_configuration: [{ encryption_type: constant('KMS') }] })];
    expect(
      firstOf(translatePlan(planOf([template], { resources: blocks })).after.registries[0]?.creationTemplates)?.encryption.keyManager,
    ).toBe('aws');
  });
});
