import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { expressionOf, type PlannedResource, type PlanReading } from './planned-resource.js';
import { type PlannedValue, textAt } from './planned-value.js';

/** Where the events of AWS services arrive, and where a rule is that names no bus. */
export const defaultBus = 'default';

const madeBus = 'aws_cloudwatch_event_bus';

/** Name of the event bus of a rule or target; of one that the plan makes and has no name for yet, the reference to it. */
export function busOf(resource: PlannedResource, at: PlannedValue, reading: PlanReading): Knowable<string> {
  const text = textAt(at, 'event_bus_name', defaultBus);
  // By name or by ARN: `arn:aws:events:eu-west-1:111122223333:event-bus/orders`.
  if (!isUnknown(text)) return text.replace(/^arn:.*:event-bus\//u, '');
  const made = reading
    .follow(resource, expressionOf(resource, 'event_bus_name'))
    .flatMap((end) => (end.kind === 'resource' && end.mode === 'managed' && end.type === madeBus ? [end.text] : []));
  return made[0] ?? text;
}

/** True for one bus under both names. A bus that the plan makes is any but the default one. */
export function isSameBus(one: Knowable<string>, other: Knowable<string>): Knowable<boolean> {
  if (isUnknown(one)) return one;
  if (isUnknown(other)) return other;
  if (one === other) return true;
  const isReferred = [one, other].some((bus) => bus.includes(`${madeBus}.`));
  return isReferred && one !== defaultBus && other !== defaultBus
    ? unknown('ambiguous', 'the plan does not tell whether an event rule and a target are on one bus')
    : false;
}
