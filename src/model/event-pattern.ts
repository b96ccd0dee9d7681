import { acceptsAbsence, acceptsSomething, acceptsText, isObject } from './event-matcher.js';
import { everyOf, someOf } from './three-valued.js';
import { type Knowable, unknown } from './unknown.js';

/** An event, or an object in it, as far as it is the same for all events of a kind. */
export interface EventObject {
  readonly fields: Readonly<Record<string, EventField>>;
  /** Fields that are not named: there are none, they may have any value, or it is not known whether there are any. */
  readonly others: 'none' | 'anything' | 'not-known';
}

/** A text, one that is not known, a further object, or something that differs from event to event. */
export type EventField = { readonly text: Knowable<string> } | EventObject | 'anything';

/**
 * True where a pattern lets events of this kind through, be it some of them only; unknown where that cannot be told.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function matchesEvent(pattern: Readonly<Record<string, unknown>>, event: EventObject): Knowable<boolean> {
  return everyOf(
    Object.entries(pattern).map(([name, wanted]) => {
      if (name === '$or' && Array.isArray(wanted)) return someOf(wanted.map((one) => isObject(one) && matchesEvent(one, event)));
      return matchesField(name, wanted, event);
    }),
  );
}

function matchesField(name: string, wanted: unknown, { fields, others }: EventObject): Knowable<boolean> {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field !== undefined) return meetsField(wanted, field);
  if (others === 'anything') return meetsField(wanted, 'anything');
  if (others === 'none') return acceptsAbsence(wanted);
  return unknown('ambiguous', `it cannot be told whether scan findings have the field ${name} of the event pattern`);
}

function meetsField(wanted: unknown, field: EventField): Knowable<boolean> {
  if (field === 'anything') return isObject(wanted) ? matchesEvent(wanted, anyObject) : acceptsSomething(wanted);
  if ('text' in field) return acceptsText(wanted, field.text);
  return isObject(wanted) ? matchesEvent(wanted, field) : false;
}

const anyObject: EventObject = { fields: {}, others: 'anything' };
