import { isUnknown, type Knowable } from '../../model/unknown.js';
import { expressionOf, type PlannedResource, type PlanReading } from './planned-resource.js';
import { type PlannedValue, textAt } from './planned-value.js';
import { referencesIn } from './reference.js';

/**
 * A name or ARN; where that is not known yet, the Terraform reference behind it: the address of the resource if the
 * plan has it, else as it is written.
 */
export function shownOrReferred(resource: PlannedResource, at: PlannedValue, key: string, reading: PlanReading): Knowable<string> {
  const text = textAt(at, key);
  if (!isUnknown(text)) return text;
  const expression = expressionOf(resource, key);
  for (const end of reading.follow(resource, expression)) {
    if (end.kind !== 'resource') continue;
    const [address, ...more] = end.candidates;
    return address !== undefined && more.length === 0 ? address : end.text;
  }
  return referencesIn(expression)[0] ?? text;
}
