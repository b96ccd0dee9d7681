import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/sources/terraform/plan-document.js';
import { block, call, constant, created, newRepository, refers } from '../sources/terraform/plan-fixture.js';
import { judgeChanges, outcomesOf } from './judge-changes.js';

// What the plan does not know yet, where another tool passes or fails it: the number as in field-gaps.test.ts.

const repository = 'aws_ecr_repository.app';
const app = (after: JsonObject = {}, unknown: JsonObject = {}) => newRepository(repository, { name: 'app', ...after }, unknown);

/** What a rule says of one repository. */
async function says(rule: string, after: JsonObject, unknown: JsonObject): Promise<string | undefined> {
  return outcomesOf(await judgeChanges([app(after, unknown)], {}, { rules: [rule] }), rule)[repository];
}

describe('what is known after apply', () => {
  const unknownPolicy = (address: string) => created(address, { repository: 'app' }, { policy: true, id: true, registry_id: true });
  const policyRules = ['public-repository-policy', 'cross-account-access', 'external-write-access', 'wildcard-actions', 'confused-deputy'];

  it('11 (checkov): mutability and scanning known after apply neither pass nor fail', async () => {
    expect(await says('immutable-tags', { image_tag_mutability: null }, { image_tag_mutability: true })).toBe('unknown');
    const scanning = { image_scanning_configuration: [{}] };
    expect(await says('image-scanning', scanning, { image_scanning_configuration: [{ scan_on_push: true }] })).toBe('unknown');
  });

  it.each([['aws_iam_role.ci.arn'], ['local.policy'], ['var.policy'], ['data.aws_iam_policy_document.app.json']])(
    '11 (checkov): a policy known after apply that is made of %s passes nothing',
    async (source) => {
      const root = {
        resources: [
          block(repository, { name: constant('app') }),
          block('aws_ecr_repository_policy.app', { repository: refers(`${repository}.name`), policy: refers(source) }),
        ],
      };
      const report = await judgeChanges([app(), unknownPolicy('aws_ecr_repository_policy.app')], root, { rules: policyRules });
      for (const rule of policyRules) expect([rule, outcomesOf(report, rule)[repository]]).toEqual([rule, 'unknown']);
    },
  );

  it('11 (checkov): nor one in a module with for_each', async () => {
    const inside = {
      resources: [
        block('aws_ecr_repository.this', { name: refers('var.name') }),
        block('aws_ecr_repository_policy.this', { repository: refers('aws_ecr_repository.this.name'), policy: refers('var.policy') }),
      ],
    };
    const root = { module_calls: { ecr: call(inside, {}, { for_each_expression: refers('var.names') }) } };
    const changes = [
      newRepository('module.ecr["app"].aws_ecr_repository.this', { name: 'app' }),
      unknownPolicy('module.ecr["app"].aws_ecr_repository_policy.this'),
    ];
    const report = await judgeChanges(changes, root, { rules: policyRules });
    for (const rule of policyRules) expect(outcomesOf(report, rule)).toEqual({ 'module.ecr["app"].aws_ecr_repository.this': 'unknown' });
  });
});
