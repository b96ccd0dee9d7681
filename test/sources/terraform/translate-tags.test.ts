import { describe, expect, it } from 'vitest';
import type { Repository } from '../../../src/model/inventory.js';
import type { Json, PlanDocument } from '../../../src/sources/terraform/plan-document.js';
import { block, constant, newRepository, planOf, provider, refers, soleRepository, unknownFor } from './plan-fixture.js';

const address = 'aws_ecr_repository.app';

const repositoryWith = (
  after: Record<string, Json>,
  unknown: Record<string, Json>,
  defaultTags?: Json,
  document: Partial<PlanDocument> = {},
): Repository => {
  const aws = provider('eu-west-1', defaultTags === undefined ? {} : { default_tags: [{ tags: defaultTags }] });
  const plan = planOf(
    [newRepository(address, { name: 'app', ...after }, unknown)],
    { resources: [block(address)] },
    { providers: { aws }, ...document },
  );
  return soleRepository(plan);
};

const tagsOf = (...given: Parameters<typeof repositoryWith>) => repositoryWith(...given).tags;

describe('tags of a repository', () => {
  it('are none where a new one has neither tags nor default_tags', () => {
    expect(tagsOf({ tags: null }, { tags_all: true })).toEqual({});
  });

  it('are those of tags_all, which has the provider’s', () => {
    expect(tagsOf({ tags: { A: '1' }, tags_all: { A: '1', Env: 'prod' } }, { tags: {}, tags_all: {} })).toEqual({ A: '1', Env: 'prod' });
  });

  it('are wholly unknown for one unknown value, which a provider makes of it', () => {
    expect(tagsOf({ tags: null }, { tags: true, tags_all: true })).toEqual(unknownFor('known-after-apply'));
  });

  it('are unknown one by one where the plan shows that', () => {
    expect(tagsOf({ tags_all: { A: '1' } }, { tags_all: { B: true } })).toEqual({ A: '1', B: unknownFor('known-after-apply') });
  });

  it('are the provider’s constants where tags_all is unknown', () => {
    expect(tagsOf({ tags: { A: '1' } }, { tags_all: true }, constant({ Env: 'prod' }))).toEqual({ Env: 'prod', A: '1' });
  });

  it('are the provider’s variable where tags_all is unknown', () => {
    const variables = { default_tags: { value: { Env: 'dev' } } };
    expect(tagsOf({ tags: null }, { tags_all: true }, refers('var.default_tags'), { variables })).toEqual({ Env: 'dev' });
  });

  it.each([
    ['made from several things', refers('var.environment', 'random_id.x.hex')],
    ['made from a variable that is no map', refers('var.environment')],
    ['made by a function', {}],
  ])('are unknown where tags_all is and the provider’s are %s', (_, expression) => {
    const variables = { environment: { value: 'prod' } };
    expect(tagsOf({ tags: null }, { tags_all: true }, expression, { variables })).toEqual(unknownFor('known-after-apply'));
  });

  it('are unknown where tags_all is and the plan shows no provider', () => {
    const plan = planOf([newRepository(address, { name: 'app' })], {}, { configuration: {} });
    expect(soleRepository(plan).tags).toEqual(unknownFor('known-after-apply'));
  });

  it('are the plain ones of a provider that knows no tags_all', () => {
    const old = { name: 'app', tags: { A: '' } };
    expect(soleRepository(planOf([newRepository(address, old, { tags_all: false })])).tags).toEqual({ A: '' });
  });
});

describe('the tags that are certain', () => {
  const later = unknownFor('known-after-apply');

  it.each([
    ['all of them where they are known', { tags_all: { A: '1' } }, { tags_all: { B: true } }, undefined, { A: '1', B: later }],
    ['the keys of the provider’s constants', { tags: null }, { tags: true, tags_all: true }, constant({ Env: 'prod' }), { Env: later }],
    ['the own ones, which win over the provider’s', { tags: { A: '1' } }, { tags_all: true }, {}, { A: '1' }],
    ['none where neither is known', { tags: null }, { tags: true, tags_all: true }, {}, {}],
    ['none where there is no default', { tags: null }, { tags: true, tags_all: true }, undefined, {}],
  ] as const)('are %s', (_, after, unknown, defaultTags, certain) => {
    expect(repositoryWith(after, unknown, defaultTags).certainTags).toEqual(certain);
  });
});
