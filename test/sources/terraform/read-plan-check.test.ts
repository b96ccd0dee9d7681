import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/sources/terraform/plan-document.js';
import { readPlan } from '../../../src/sources/terraform/read-plan.js';

const repository = { address: 'aws_ecr_repository.api', type: 'aws_ecr_repository', name: 'api', change: { actions: ['no-op'] } };
const read = (value: Json) => readPlan(Buffer.from(JSON.stringify(value)), 'plan.json');

describe('the check of a plan', () => {
  it.each<[string, string, Json]>([
    ['/format_version', 'a string', { format_version: 1.2, planned_values: {} }],
    ['/variables', 'an object', { planned_values: {}, variables: [] }],
    ['/variables/a~1b~0', 'an object', { planned_values: {}, variables: { 'a/b~': 'x' } }],
    ['/resource_changes', 'an array', { resource_changes: { a: repository } }],
    ['/resource_changes/1', 'an object', { resource_changes: [repository, 'x'] }],
    ['/resource_changes/0/address', 'a string', { resource_changes: [{ ...repository, address: 1 }] }],
    ['/resource_changes/0/address', 'a string', { resource_changes: [{ type: 'aws_s3_bucket', name: 'b', change: {} }] }],
    ['/resource_changes/0/type', 'a string', { resource_changes: [{ address: 'a.b', name: 'b', change: {} }] }],
    ['/resource_changes/0/name', 'a string', { resource_changes: [{ ...repository, name: null }] }],
    ['/resource_changes/0/change', 'an object', { resource_changes: [{ ...repository, change: [] }] }],
    ['/resource_changes/0/change/actions', 'an array', { resource_changes: [{ ...repository, change: { actions: 'create' } }] }],
    ['/resource_changes/0/change/actions/1', 'a string', { resource_changes: [{ ...repository, change: { actions: ['create', 1] } }] }],
    ['/resource_changes/0/index', 'a string or a number', { resource_changes: [{ ...repository, index: {} }] }],
    ['/resource_drift/0/change', 'an object', { resource_drift: [{ address: 'a.b', type: 'aws_s3_bucket', name: 'b' }] }],
    ['/prior_state/values', 'an object', { prior_state: { values: 'x' } }],
    ['/prior_state/values/root_module/resources', 'an array', { prior_state: { values: { root_module: { resources: {} } } } }],
    [
      '/prior_state/values/root_module/child_modules/0/resources/0/address',
      'a string',
      { prior_state: { values: { root_module: { child_modules: [{ resources: [{ mode: 'data', type: 'aws_region', name: 'x' }] }] } } } },
    ],
    ['/configuration', 'an object', { configuration: 'x' }],
    ['/configuration/provider_config/aws', 'an object', { configuration: { provider_config: { aws: 1 } } }],
    ['/configuration/root_module/resources/0/type', 'a string', { configuration: { root_module: { resources: [{ address: 'a.b' }] } } }],
    [
      '/configuration/root_module/module_calls/ecr/module/module_calls/x/source',
      'a string',
      { configuration: { root_module: { module_calls: { ecr: { module: { module_calls: { x: { source: 1 } } } } } } } },
    ],
    ['/complete', 'true or false', { planned_values: {}, complete: 'no' }],
  ])('finds the fault at %s', async (pointer, expected, plan) => {
    await expect(read(plan)).rejects.toMatchObject({
      code: 'plan-malformed',
      message: `plan.json is not laid out as a plan: expected ${expected} at ${pointer}`,
    });
  });

  it('reads missing actions as none', async () => {
    const { resource_changes } = await read({
      resource_changes: [
        { ...repository, change: {} },
        { ...repository, change: { actions: null } },
      ],
    });
    expect(resource_changes?.map(({ change }) => change)).toEqual([{ actions: [] }, { actions: [] }]);
  });

  it('reads null as missing where a value may be missing, and only there', async () => {
    const change = { actions: ['create'], before: null, after: { tags: null } };
    const plan = await read({ resource_changes: [{ ...repository, module_address: null, change }], configuration: null, errored: null });
    expect(plan).toEqual({ resource_changes: [{ ...repository, change }], resourceChangeCount: 1, hasPlannedValues: false });
  });

  it('keeps of the prior state the data resources of interest, in their modules', async () => {
    const region = { address: 'data.aws_region.x', mode: 'data', type: 'aws_region', name: 'x', values: { name: 'eu-central-1' } };
    const managed = { ...repository, mode: 'managed', values: {} };
    const other = { ...region, type: 'aws_ami' };
    const child = { address: 'module.a', resources: [other, { ...region, address: 'module.a.data.aws_region.x' }] };
    const root_module = { resources: [managed, region], child_modules: [child] };
    const plan = await read({ resource_changes: [], prior_state: { format_version: '1.0', values: { outputs: {}, root_module } } });
    expect(plan.prior_state).toEqual({
      values: { root_module: { resources: [region], child_modules: [{ address: 'module.a', resources: child.resources.slice(1) }] } },
    });
  });

  it('leaves out drift without an address, as Terraform 1.0 wrote it', async () => {
    const { address: _, ...nameless } = repository;
    expect((await read({ resource_drift: [nameless, repository] })).resource_drift).toEqual([repository]);
  });

  it('does not take a member for one that every object has', async () => {
    const text = '{"resource_changes":[],"constructor":1,"__proto__":{"complete":false},"toString":2}';
    expect(await readPlan(Buffer.from(text), 'plan.json')).toEqual({
      resource_changes: [],
      resourceChangeCount: 0,
      hasPlannedValues: false,
    });
  });
});
