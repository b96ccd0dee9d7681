import type { Repository, ResourceTags } from '../../model/inventory.js';
import type { Knowable } from '../../model/unknown.js';
import { evaluateExpression } from './evaluate-expression.js';
import { isObject, memberOf } from './json-shape.js';
import type { PlannedResource, PlanReading } from './planned-resource.js';
import { isAbsent, isPending, memberAt, type PlannedValue, pending, textAt, whyPending } from './planned-value.js';

type Tags = Record<string, Knowable<string>>;

/**
 * Tags with the provider's `default_tags`, which stand in `tags_all` only. A new repository with neither has `tags_all`
 * unknown and will have none.
 *
 * Where one of the two is not known, the other is there all the same: a default whatever the resource's own tags make of its
 * value, and an own tag as it is, since it wins over the default.
 */
export function resourceTagsOf(
  resource: PlannedResource,
  at: PlannedValue,
  reading: PlanReading,
): Pick<Repository, 'tags' | 'certainTags'> {
  const all = memberAt(at, 'tags_all');
  if (!isAbsent(all)) return known(readTags(all));
  const own = memberAt(at, 'tags');
  if (!isPending(all) && !isPending(own)) return known(readTags(own));
  const defaults = defaultTagsOf(resource, reading);
  if (isPending(own)) {
    const keys = Object.keys(defaults ?? {});
    const why = whyPending(own);
    return { tags: why, certainTags: Object.fromEntries(keys.map((key) => [key, why])) };
  }
  const tags = readTags(own);
  return defaults === undefined ? { tags: pending('tags_all'), certainTags: tags } : known({ ...defaults, ...tags });
}

function known(tags: Tags): Pick<Repository, 'tags' | 'certainTags'> {
  return { tags, certainTags: tags };
}

/** A map of tags, with nothing from the provider. */
export function tagsAt(at: PlannedValue, key: string): ResourceTags {
  const map = memberAt(at, key);
  return isPending(map) ? whyPending(map) : readTags(map);
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
  return isObject(tags) ? readTags({ value: tags, unknown: undefined, path: 'default_tags', hidden: undefined }) : undefined;
}
