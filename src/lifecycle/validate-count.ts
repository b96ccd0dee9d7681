import type { Node } from 'jsonc-parser';
import type { FaultLog } from './fault-log.js';
import type { LifecycleCount, LifecycleStorageClass } from './policy.js';
import { type Properties, readCount, readWord, required } from './read-node.js';
import { serviceMessage } from './service-message.js';

const countTypes = ['imageCountMoreThan', 'sinceImagePushed', 'sinceImagePulled', 'sinceImageTransitioned'] as const;
type CountType = (typeof countTypes)[number];

/**
 * "You cannot configure lifecycle policies that delete images that have been in archive for less than 90 days."
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/archive-image.html
 */
const fewestArchivedDays = 90;

export interface CountReading {
  readonly count: LifecycleCount | undefined;
  readonly storageClass: LifecycleStorageClass | undefined;
}

/**
 * Reads countType, countUnit, countNumber and storageClass, which hang together.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export function validateCount(selection: Node, properties: Properties, log: FaultLog): CountReading {
  const typeNode = required(properties, 'countType', selection, 'missing-count-type', log);
  const type = readWord(typeNode, countTypes, 'unknown-count-type', log, serviceMessage.noSchemaMatched);
  const numberNode = required(properties, 'countNumber', selection, 'missing-count-number', log);
  const number = readCount(numberNode, 'count-number-not-an-integer', 'count-number-below-one', log);
  checkUnit(selection, properties.get('countUnit'), type, log);
  const storageClass = readClass(selection, properties.get('storageClass'), type, log);
  if (type === 'sinceImageTransitioned' && number !== undefined && numberNode !== undefined && number < fewestArchivedDays) {
    log.add('archived-too-shortly', numberNode, `expected at least ${fewestArchivedDays} days in the archive, there are ${number}`);
  }
  return { count: type === undefined || number === undefined ? undefined : countOf(type, number), storageClass };
}

function countOf(type: CountType, number: number): LifecycleCount {
  return type === 'imageCountMoreThan' ? { type, number } : { type, days: number };
}

function checkUnit(selection: Node, unit: Node | undefined, type: CountType | undefined, log: FaultLog): void {
  if (type === 'imageCountMoreThan') {
    if (unit === undefined || unit.type === 'null') return;
    log.add('count-unit-not-allowed', unit, 'expected no countUnit for imageCountMoreThan, there is one', serviceMessage.noSchemaMatched);
    return;
  }
  readWord(unit, ['days'], 'unknown-count-unit', log, serviceMessage.noSchemaMatched);
  if (unit === undefined && type !== undefined) {
    log.add('missing-count-unit', selection, `expected countUnit "days" for ${type}, it is missing`, serviceMessage.noSchemaMatched);
  }
}

/** The class, undefined where it is not clear which one is meant: the archive is for sinceImageTransitioned, and only for it. */
function readClass(selection: Node, node: Node | undefined, type: CountType | undefined, log: FaultLog): LifecycleStorageClass | undefined {
  const stated = readWord(node, ['standard', 'archive'], 'unknown-storage-class', log);
  if (node !== undefined && stated === undefined) return undefined;
  if (type === 'sinceImageTransitioned' && stated !== 'archive') {
    log.add(
      'archive-class-required',
      node ?? selection,
      `expected storageClass "archive" for ${type}, ${node ? 'there is another' : 'it is missing'}`,
    );
    return undefined;
  }
  if (stated === 'archive' && type !== undefined && type !== 'sinceImageTransitioned' && node !== undefined) {
    log.add('archive-class-not-allowed', node, `expected sinceImageTransitioned for archived images, there is ${type}`);
    return undefined;
  }
  if (stated === 'standard' && node !== undefined) {
    // The parameters page allows it; terraform-aws-ecr #159 dropped it after refusals that may have had another cause.
    log.add('explicit-standard-class', node, 'storageClass "standard" is the default: left out, it is sure to be accepted');
  }
  return stated ?? 'standard';
}
