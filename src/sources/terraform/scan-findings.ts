import { isUnknown, type Knowable, unknown } from '../../model/unknown.js';
import { isList, isObject, memberOf } from './json-shape.js';
import type { Json } from './plan-document.js';

const scanEvents: ReadonlySet<unknown> = new Set(['ECR Image Scan', 'Inspector2 Finding']);
const namedForFindings = /scan-?findings?|ecr.*scan|vulnerab/iu;

/** True for an event pattern that lets scan findings through. Undefined pattern types are AWS's to refuse. */
export function matchesScanFindings(pattern: Knowable<string>): Knowable<boolean> {
  if (isUnknown(pattern)) return pattern;
  const types = memberOf(parse(pattern), 'detail-type');
  if (!isList(types)) return false;
  return types.some((type) => scanEvents.has(type) || matchesByPrefix(type));
}

/** True for a log group whose name says that it is for scan findings. */
export function isNamedForFindings(name: Knowable<string>): boolean {
  return !isUnknown(name) && namedForFindings.test(name);
}

/** Joins what several rules say: one that is certain is enough. */
export function anyOf(answers: readonly Knowable<boolean>[]): Knowable<boolean> {
  if (answers.includes(true)) return true;
  return answers.some(isUnknown)
    ? unknown('known-after-apply', 'the pattern of an event rule that has it as a target is known after apply')
    : false;
}

function matchesByPrefix(type: Json): boolean {
  const prefix = memberOf(type, 'prefix');
  return typeof prefix === 'string' && [...scanEvents].some((event) => String(event).startsWith(prefix));
}

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
