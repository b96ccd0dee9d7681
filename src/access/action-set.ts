import { type ActionService, actionsOfService, knownActions } from './actions.js';
import { hasWildcard, matchesPattern } from './iam-pattern.js';
import type { Policy, Terms } from './policy.js';

/**
 * The service that a policy is about. A policy of ECR Public says so in its actions; `*` alone means what the policy is
 * attached to, and that is the private registry unless something names the other.
 */
export function serviceOf(policy: Policy): ActionService {
  const ofPublic = (action: string) => action.toLowerCase().startsWith('ecr-public:');
  return policy.statements.some((statement) => statement.actions.list.some(ofPublic)) ? 'ecr-public' : 'ecr';
}

/**
 * The actions that an Action or NotAction element is about, by name. Wildcards stand for what is known of the service; a
 * name of ECR that is not known stays, for it may be newer than this list; actions of other services grant nothing here.
 */
export function expandActions(actions: Terms<string>, service: ActionService): readonly string[] {
  if (actions.except) return namesWhere(service, (name) => coversAction(actions, name));
  const names = actions.list.flatMap((written) => expandOne(written, service));
  return actions.list.length > 1 ? [...new Set(names)] : names;
}

/** True where an Action or NotAction element covers an action. Actions know no case. */
export function coversAction(actions: Terms<string>, name: string): boolean {
  const lower = name.toLowerCase();
  return actions.list.some((pattern) => matchesAction(pattern, lower)) !== actions.except;
}

/**
 * The selected actions as the statement writes them; by name where a wildcard grants less than it says, since a Deny takes
 * some of it away.
 */
export function describeActions(
  { except, list }: Terms<string>,
  selected: ReadonlySet<string>,
  granted: () => ReadonlySet<string>,
  service: ActionService,
): readonly string[] {
  if (except) return [`everything but ${list.join(', ')}`];
  return list.flatMap((written) => {
    const stands = expandOne(written, service);
    if (!stands.some((name) => selected.has(name))) return [];
    if (!hasWildcard(written)) return [written];
    const all = granted();
    return stands.every((name) => all.has(name)) ? [written] : stands.filter((name) => selected.has(name));
  });
}

function expandOne(written: string, service: ActionService): readonly string[] {
  if (written === '*') return allNames[service];
  const lower = written.toLowerCase();
  if (lower === 'ecr:*' || lower === 'ecr-public:*') return allNames[lower === 'ecr:*' ? 'ecr' : 'ecr-public'];
  const prefix = lower.startsWith('ecr:') ? 'ecr' : lower.startsWith('ecr-public:') ? 'ecr-public' : undefined;
  if (hasWildcard(lower)) return namesWhere(prefix ?? service, (name) => matchesAction(lower, name.toLowerCase()));
  return prefix === undefined ? [] : [knownActions.get(lower)?.name ?? written];
}

function matchesAction(pattern: string, lowerName: string): boolean {
  if (pattern === '*') return true;
  const lower = pattern.toLowerCase();
  const wildcard = lower.search(/[*?]/);
  if (wildcard < 0) return lower === lowerName;
  // Nearly every wildcard is one star at the end.
  return wildcard === lower.length - 1 && lower.endsWith('*') ? lowerName.startsWith(lower.slice(0, -1)) : matchesPattern(lower, lowerName);
}

function namesWhere(service: ActionService, holds: (name: string) => boolean): readonly string[] {
  return allNames[service].filter(holds);
}

const allNames: Readonly<Record<ActionService, readonly string[]>> = {
  ecr: actionsOfService.ecr.map((action) => action.name),
  'ecr-public': actionsOfService['ecr-public'].map((action) => action.name),
};
