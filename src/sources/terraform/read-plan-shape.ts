import type { Json, JsonObject } from './plan-document.js';

/**
 * What is kept of a JSON value. It is said once, here, and done by two readers: `prune` on what `JSON.parse` made, and the
 * stream while it reads, which never holds what is left out.
 */
export type Shape =
  | { readonly keep: 'all' }
  | { readonly keep: 'none' }
  /** Only that the member is there: its value becomes `true`. */
  | { readonly keep: 'presence' }
  | { readonly keep: 'members'; readonly members: ReadonlyMap<string, Shape>; readonly others: Shape }
  | { readonly keep: 'elements'; readonly element: Shape; readonly admit: Admit };

/** Lets an element in, as it is or abridged; undefined leaves it out. */
type Admit = (element: Json) => Json | undefined;

const all: Shape = { keep: 'all' };
const none: Shape = { keep: 'none' };

/** What is kept of a plan. */
export const planShape: Shape = {
  keep: 'members',
  members: new Map<string, Shape>([
    ['format_version', all],
    ['terraform_version', all],
    ['variables', all],
    ['resource_changes', { keep: 'elements', element: all, admit: abridgeChange }],
    ['resource_drift', { keep: 'elements', element: all, admit: abridgeDrift }],
    ['deferred_changes', { keep: 'elements', element: all, admit: admitDeferred }],
    ['prior_state', priorStateShape()],
    ['configuration', all],
    ['checks', all],
    ['complete', all],
    ['applyable', all],
    ['errored', all],
  ]),
  others: { keep: 'presence' },
};

function priorStateShape(): Shape {
  const moduleMembers = new Map<string, Shape>([
    ['address', all],
    ['resources', { keep: 'elements', element: all, admit: admitDataResource }],
  ]);
  const stateModule: Shape = { keep: 'members', members: moduleMembers, others: none };
  moduleMembers.set('child_modules', { keep: 'elements', element: stateModule, admit: (child) => child });
  const values: Shape = { keep: 'members', members: new Map([['root_module', stateModule]]), others: none };
  return { keep: 'members', members: new Map([['values', values]]), others: none };
}

const typesOfInterest = new Set([
  'aws_kms_key',
  'aws_kms_alias',
  'aws_cloudwatch_metric_alarm',
  'aws_cloudwatch_composite_alarm',
  'aws_cloudwatch_log_group',
  'aws_cloudwatch_log_metric_filter',
  'aws_cloudwatch_event_rule',
  'aws_cloudwatch_event_target',
  'aws_inspector2_enabler',
  'aws_vpc_endpoint',
  'aws_iam_policy_document',
  'aws_caller_identity',
  'aws_region',
]);

/** Whether resources or data sources of this type are kept: those of Amazon ECR and what stands around them. */
export function isTypeOfInterest(type: string): boolean {
  return type.startsWith('aws_ecr_') || type.startsWith('aws_ecrpublic_') || typesOfInterest.has(type);
}

// Of a change of another type so much stays as the check of the plan needs to see and count it.
function abridgeChange(entry: Json): Json {
  if (!isJsonObject(entry)) return entry;
  const { type, change } = entry;
  if (typeof type === 'string' && isTypeOfInterest(type)) return entry;
  const actions = isJsonObject(change) ? only(change, ['actions']) : change;
  return { ...only(entry, ['address', 'type', 'name']), ...(actions !== undefined && { change: actions }) };
}

// Terraform 1.0 wrote drift without addresses: it cannot be told what drifted.
function abridgeDrift(entry: Json): Json | undefined {
  return isJsonObject(entry) && entry['address'] === undefined ? undefined : abridgeChange(entry);
}

// A change that is put off is not counted, so that those of other types may go.
function admitDeferred(entry: Json): Json | undefined {
  const change = isJsonObject(entry) ? entry['resource_change'] : undefined;
  return isJsonObject(change) && typeof change['type'] === 'string' && isTypeOfInterest(change['type']) ? entry : undefined;
}

function admitDataResource(resource: Json): Json | undefined {
  if (!isJsonObject(resource) || resource['mode'] !== 'data') return undefined;
  return typeof resource['type'] === 'string' && isTypeOfInterest(resource['type']) ? resource : undefined;
}

function only(from: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])));
}

/** Tells an object from an array and from null. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
