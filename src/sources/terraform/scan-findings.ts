import { isNamedForFindings, selectsFindings } from '../../model/finding-event-pattern.js';
import { isUnknown, type Knowable, unknown, whenKnown } from '../../model/unknown.js';

/** True for an event pattern that lets scan findings through. */
export function matchesScanFindings(pattern: Knowable<string>): Knowable<boolean> {
  return whenKnown(pattern, selectsFindings);
}

/** True for a log group whose name says that it is for scan findings. */
export function nameTellsFindings(name: Knowable<string>): boolean {
  return !isUnknown(name) && isNamedForFindings(name);
}

/** Joins what several rules say: one that is certain is enough. */
export function anyOf(answers: readonly Knowable<boolean>[]): Knowable<boolean> {
  if (answers.includes(true)) return true;
  return answers.some(isUnknown)
    ? unknown('known-after-apply', 'the pattern of an event rule that has it as a target is known after apply')
    : false;
}
