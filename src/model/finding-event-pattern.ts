import { isObject } from './event-matcher.js';
import { type EventObject, matchesEvent } from './event-pattern.js';
import type { Registry } from './inventory.js';
import { deepestNesting, tooDeepAt } from './nesting.js';
import { someOf } from './three-valued.js';
import { type Knowable, unknown } from './unknown.js';

type Place = Pick<Registry, 'account' | 'region'>;

/**
 * True for an event pattern that lets scan findings of this registry through; unknown where that cannot be told.
 *
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
 * https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html
 */
export function selectsFindings(pattern: string, place: Place): Knowable<boolean> {
  const parsed = parsePattern(pattern);
  if (parsed === null) return false;
  if (tooDeepAt(pattern) >= 0)
    return unknown('ambiguous', `the event pattern cannot be read: it is nested deeper than ${deepestNesting} levels`);
  return someOf([basicFindings(place), inspectorFindings(place)].map((event) => matchesEvent(parsed, event)));
}

function parsePattern(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) && Object.keys(parsed).length > 0 ? parsed : null;
  } catch {
    return null;
  }
}

function basicFindings(place: Place): EventObject {
  return findingEvent('aws.ecr', 'ECR Image Scan', place, {
    fields: {
      'scan-status': 'anything',
      'repository-name': 'anything',
      'finding-severity-counts': 'anything',
      'image-digest': 'anything',
      'image-tags': 'anything',
    },
    others: 'not-known',
  });
}

function inspectorFindings(place: Place): EventObject {
  const image: EventObject = { fields: { type: { text: 'AWS_ECR_CONTAINER_IMAGE' } }, others: 'anything' };
  return findingEvent('aws.inspector2', 'Inspector2 Finding', place, {
    fields: { awsAccountId: { text: place.account }, resources: image },
    others: 'anything',
  });
}

function findingEvent(source: string, detailType: string, { account, region }: Place, detail: EventObject): EventObject {
  return {
    fields: {
      source: { text: source },
      'detail-type': { text: detailType },
      account: { text: account },
      region: { text: region },
      version: 'anything',
      id: 'anything',
      time: 'anything',
      resources: 'anything',
      detail,
    },
    others: 'none',
  };
}

/** True for a log group whose name says that it is for scan findings. */
export function isNamedForFindings(logGroup: string): boolean {
  return /scan-?findings?|ecr.*scan|vulnerab/iu.test(logGroup);
}
