import type { Inventory, Registry } from '../model/inventory.js';
import type { ChangeAction, PlannedEstate, ResourceChange } from '../model/planned-estate.js';
import type { Example } from '../schema/generated/rule.js';
import { exampleRegistry, exampleRepository, mapIn, textsIn } from './example-inventory.js';

const actions: readonly ChangeAction[] = [
  'no-op',
  'create',
  'read',
  'update',
  'delete',
  'delete-then-create',
  'create-then-delete',
  'forget',
];

/** A change: `action`, and the repository or registry `before` and `after` it. */
export function exampleEstate(example: Example): PlannedEstate {
  const before = mapIn(example, 'before');
  const after = mapIn(example, 'after');
  const action = actionIn(example, 'action');
  const registryBefore = exampleRegistry(mapIn(before, 'registry'));
  const registryAfter = exampleRegistry(mapIn(after, 'registry'));
  const own = changeOf('aws_ecr_repository.api', 'aws_ecr_repository', action, textsIn(example, 'replacePaths'));
  const inventory = (registry: Registry): Inventory => ({
    schemaVersion: '1.0',
    source: 'terraform-plan',
    registries: [registry],
    repositories: [],
  });
  const ofRegistry = ('registry' in before || 'registry' in after) && !('repository' in before) && !('repository' in after);
  return {
    before: inventory(registryBefore),
    after: inventory(registryAfter),
    repositoryChanges: ofRegistry
      ? []
      : [
          {
            key: 'example',
            own,
            lifecyclePolicy:
              'lifecyclePolicyAction' in example
                ? changeOf('aws_ecr_lifecycle_policy.api', 'aws_ecr_lifecycle_policy', actionIn(example, 'lifecyclePolicyAction'), [])
                : null,
            policy: null,
            before: 'before' in example ? exampleRepository(mapIn(before, 'repository'), registryBefore) : null,
            after: 'after' in example ? exampleRepository(mapIn(after, 'repository'), registryAfter) : null,
            registry: registryAfter.key,
          },
        ],
    registryChanges: ofRegistry
      ? [
          {
            key: registryAfter.key,
            settings: [changeOf('aws_ecr_registry_policy.this', 'aws_ecr_registry_policy', action, [])],
            before: registryBefore,
            after: registryAfter,
          },
        ]
      : [],
    changes: new Map(),
    resources: {},
    environmentVariables: new Map(),
    sensitiveValues: new Set(),
    showable: null,
    notices: [],
    terraformVersion: '',
    moduleSources: new Map(),
  };
}

function actionIn(example: Example, key: string): ChangeAction {
  const wanted = example[key] ?? 'update';
  const action = actions.find((one) => one === wanted);
  if (action === undefined) throw new Error(`${key} of an example is one of ${actions.join(', ')}, not ${JSON.stringify(wanted)}`);
  return action;
}

function changeOf(address: string, type: string, action: ChangeAction, replacePaths: readonly string[]): ResourceChange {
  return { address, previousAddress: address, type, action, importing: false, actionReason: '', replacePaths };
}
