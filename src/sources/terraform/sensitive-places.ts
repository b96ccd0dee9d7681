import { isList, isObject, memberOf } from './json-shape.js';
import type { Json, JsonObject, PlanChange } from './plan-document.js';

/**
 * The places of a resource that a plan marks sensitive on either side, as `after_sensitive` has them; undefined for none. What was
 * in the clear before is as telling as what comes after.
 *
 * Marks do not reach what the provider computes: tags_all repeats a marked tag, and id, ARN and URL a marked name.
 */
export function sensitivePlaces({ before_sensitive: before, after_sensitive: after }: PlanChange): Json | undefined {
  if (!hasMark(before) && !hasMark(after)) return undefined;
  const marked = union(pruned(before), pruned(after));
  if (!isObject(marked)) return marked;
  const ofTags = union(marked['tags_all'], marked['tags']);
  return { ...marked, ...(ofTags === undefined ? {} : { tags_all: ofTags }), ...(isNameMarked(marked) ? namedAlike : {}) };
}

/** True for a mark anywhere in what `after_sensitive` holds; nothing is made to tell. */
export function hasMark(mark: Json | undefined): boolean {
  if (typeof mark !== 'object' || mark === null) return mark === true;
  for (const key in mark) if (hasMark(memberOf(mark, isList(mark) ? Number(key) : key))) return true;
  return false;
}

const namedAlike: JsonObject = { id: true, arn: true, repository_url: true, repository_uri: true };

function isNameMarked(marked: JsonObject): boolean {
  return marked['name'] === true || marked['repository_name'] === true;
}

/** The marks alone: of the empty objects that Terraform writes for every map and list nothing is left. */
function pruned(mark: Json | undefined): Json | undefined {
  if (mark === true) return true;
  if (!isObject(mark) && !isList(mark)) return undefined;
  const members: [string, Json][] = [];
  for (const key of Object.keys(mark)) {
    const member = pruned(memberOf(mark, isList(mark) ? Number(key) : key));
    if (member !== undefined) members.push([key, member]);
  }
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function union(one: Json | undefined, other: Json | undefined): Json | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (!isObject(one) || !isObject(other)) return true;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...keys].flatMap((key) => entryOf(key, union(memberOf(one, key), memberOf(other, key)))));
}

function entryOf(key: string, mark: Json | undefined): readonly [string, Json][] {
  return mark === undefined ? [] : [[key, mark]];
}
