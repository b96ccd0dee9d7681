import { below, hasMember, itemsOf, type JsonPlace, misfitAt } from '../../schema/json-place.js';

/**
 * The items of a list in an answer; none where the answer does not speak of it. A list that is null is no empty one: what it lists was
 * not told.
 *
 * @throws EcrAuditError for another value.
 */
export function toldList(answer: JsonPlace, key: string): readonly JsonPlace[] {
  const list = below(answer, key);
  if (list.value === undefined && hasMember(answer, key)) throw misfitAt(list, 'a list');
  return itemsOf(list);
}

/** An object of an answer that has a member for it. @throws EcrAuditError for one that is null. */
export function toldObject(answer: JsonPlace, key: string): JsonPlace {
  const object = below(answer, key);
  if (object.value === undefined) throw misfitAt(object, 'an object');
  return object;
}
