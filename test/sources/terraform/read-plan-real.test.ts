import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../src/sources/terraform/read-plan.js';
import { shared } from '../../shared-data.js';

const files = ['plans', 'plans-derived', 'plans-estates'].flatMap((folder) =>
  shared.jsonFiles(path.join('data', folder)).map((name) => path.join(folder, name)),
);
const isState = (file: string) => file.includes('state-basic');

describe.skipIf(!shared.isThere)('real plans (skipped where ../shared is missing)', () => {
  it.each(files.filter((file) => !isState(file)))('%s', async (file) => {
    const bytes = readFileSync(shared.path('data', file));
    const plan = await readPlan(bytes, file);
    const truth = rawPlan(bytes);
    expect(plan.resourceChangeCount).toBe(truth.resource_changes?.length ?? 0);
    expect(plan.resource_changes?.map(({ address }) => address)).toEqual(
      truth.resource_changes?.filter(isEcrOrNear).map(({ address }) => address),
    );
    expect(plan.configuration).toEqual(truth.configuration);
    expect(plan.hasPlannedValues).toBe(truth.planned_values !== undefined);
    expect(await readPlan(bytes, file, { streamAbove: 0 })).toEqual(plan);
  });

  it.each(files.filter(isState))('%s is refused', async (file) => {
    const bytes = readFileSync(shared.path('data', file));
    await expect(readPlan(bytes, file)).rejects.toMatchObject({ code: 'plan-is-state' });
    await expect(readPlan(bytes, file, { streamAbove: 0 })).rejects.toMatchObject({ code: 'plan-is-state' });
  });
});

interface RawPlan {
  readonly resource_changes?: readonly { readonly type: string; readonly address: string }[];
  readonly configuration?: object;
  readonly planned_values?: object;
}

// By other means than the ones under test.
function rawPlan(bytes: Buffer): RawPlan {
  const text = bytes.includes(0) ? bytes.toString('utf16le') : bytes.toString();
  const [plan = ''] = text
    .replace(/^\ufeff/, '')
    .replace(/^\[command\].*\n/, '')
    .split('\n::');
  return JSON.parse(plan);
}

function isEcrOrNear({ type }: { readonly type: string }): boolean {
  const near =
    'kms_(key|alias)|cloudwatch_(metric_alarm|composite_alarm|log_group|log_metric_filter|event_rule|event_target)|inspector2_enabler';
  return new RegExp(`^aws_(ecr(public)?_.*|${near}|vpc_endpoint|iam_policy_document|caller_identity|region)$`).test(type);
}
