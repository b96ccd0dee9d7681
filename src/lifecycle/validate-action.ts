import type { Node } from 'jsonc-parser';
import type { FaultLog } from './fault-log.js';
import type { LifecycleAction, LifecycleCount } from './policy.js';
import { type Properties, readProperties, readWord, required, typeOf } from './read-node.js';
import { serviceMessage } from './service-message.js';

/** Reads the action of a rule: expire, or transition to the archive. */
export function validateAction(node: Node, log: FaultLog): LifecycleAction | undefined {
  if (node.type === 'null') return undefined;
  if (node.type !== 'object') {
    const hint = serviceMessage.wrongType(typeOf(node), 'object');
    log.add('action-not-an-object', node, `expected an object with a type, there is ${log.show(node)}`, hint);
    return undefined;
  }
  const properties = readProperties(node, ['type', 'targetStorageClass'], 'unknown-action-property', log);
  const typeNode = required(properties, 'type', node, 'missing-action-type', log);
  const type = readWord(typeNode, ['expire', 'transition'], 'unknown-action-type', log);
  checkTarget(node, properties, type, log);
  return type;
}

function checkTarget(action: Node, properties: Properties, type: LifecycleAction | undefined, log: FaultLog): void {
  const target = properties.get('targetStorageClass');
  if (type === 'expire') {
    if (target === undefined || target.type === 'null') return;
    const message = 'expected no targetStorageClass for expire, there is one';
    log.add('target-storage-class-not-allowed', target, message, serviceMessage.noSchemaMatched);
    return;
  }
  readWord(target, ['archive'], 'unknown-target-storage-class', log, serviceMessage.noSchemaMatched);
  if (target === undefined && type === 'transition') {
    const message = 'expected targetStorageClass "archive" for transition, it is missing';
    log.add('missing-target-storage-class', action, message, serviceMessage.noSchemaMatched);
  }
}

/**
 * Checks that the action is one that the count allows: what has not been pulled can only be archived, what is archived can
 * only expire. https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_examples.html
 */
export function checkActionAgainstCount(
  node: Node,
  action: LifecycleAction | undefined,
  type: LifecycleCount['type'] | undefined,
  log: FaultLog,
): void {
  if (type === 'sinceImagePulled' && action === 'expire') {
    const cure =
      'archive by sinceImagePulled, and let another rule with storageClass "archive" expire by sinceImageTransitioned, after 90 days or more';
    log.add('pulled-cannot-expire', node, `expected transition for sinceImagePulled, there is expire: ${cure}`);
  } else if (type === 'sinceImageTransitioned' && action === 'transition') {
    log.add('archived-cannot-transition', node, 'expected expire for sinceImageTransitioned, there is transition');
  }
}
