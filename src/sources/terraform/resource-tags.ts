import type { ResourceTags } from '../../model/inventory.js';
import type { Knowable } from '../../model/unknown.js';
import { evaluateExpression } from './evaluate-expression.js';
import { isObject, memberOf } from './json-shape.js';
import type { PlannedResource, PlanReading } from './planned-resource.js';
import { isAbsent, isPending, memberAt, type PlannedValue, pending, textAt } from './planned-value.js';

type Tags = Record<string, Knowable<string>>;

/**
 * Tags with the provider's `default_tags`, which stand in `tags_all` only. A new repository with neither has `tags_all`
 * unknown and will have none.
 */
export function resourceTagsOf(resource: PlannedResource, at: PlannedValue, reading: PlanReading): ResourceTags {
  const all = memberAt(at, 'tags_all');
  if (!isAbsent(all)) return readTags(all);
  const own = memberAt(at, 'tags');
  if (isPending(own)) return pending('tags');
  const tags = readTags(own);
  if (!isPending(all)) return tags;
  const defaults = defaultTagsOf(resource, reading);
  return defaults === undefined ? pending('tags_all') : { ...defaults, ...tags };
}

/** A map of tags, with nothing from the provider. */
export function tagsAt(at: PlannedValue, key: string): ResourceTags {
  const map = memberAt(at, key);
  return isPending(map) ? pending(map.path) : readTags(map);
}

function readTags(at: PlannedValue): Tags {
  const tags: Tags = {};
  if (isObject(at.value)) for (const key of Object.keys(at.value)) tags[key] = textAt(at, key);
  if (isObject(at.unknown)) {
    for (const [key, mark] of Object.entries(at.unknown)) if (mark === true) tags[key] = textAt(at, key);
  }
  return tags;
}

/** Undefined where the plan does not show them all: a map made from several things shows neither its keys nor its values. */
function defaultTagsOf(resource: PlannedResource, reading: PlanReading): Tags | undefined {
  const key = resource.definition?.provider_config_key;
  const scope = key === undefined ? undefined : reading.scopes(key);
  if (scope?.expressions === undefined) return undefined;
  const block = memberOf(memberOf(scope.expressions, 'default_tags'), 0) ?? memberOf(scope.expressions, 'default_tags');
  if (block === undefined) return {};
  const tags = evaluateExpression(memberOf(block, 'tags'), scope.modulePath, reading.plan, reading.configuration);
  return isObject(tags) ? readTags({ value: tags, unknown: undefined, path: 'default_tags' }) : undefined;
}
