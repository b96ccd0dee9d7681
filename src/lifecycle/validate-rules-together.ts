import type { FaultLog } from './fault-log.js';
import type { LifecycleStorageClass } from './policy.js';
import type { RuleDraft } from './rule-draft.js';
import { serviceMessage } from './service-message.js';
import { checkTagListsTogether } from './validate-tag-lists-together.js';

/**
 * Checks what rules may not do beside each other; most of it within one storage class.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function validateRulesTogether(drafts: readonly RuleDraft[], log: FaultLog): void {
  checkPriorities(drafts, log);
  for (const storageClass of storageClasses) {
    const ofClass = drafts.filter((draft) => draft.storageClass === storageClass);
    checkUntagged(ofClass, storageClass, log);
    checkAny(ofClass, storageClass, log);
    checkTagListsTogether(ofClass, storageClass, log);
  }
}

const storageClasses: readonly LifecycleStorageClass[] = ['standard', 'archive'];

function checkPriorities(drafts: readonly RuleDraft[], log: FaultLog): void {
  const seen = new Set<number>();
  for (const { node, priority } of drafts) {
    if (priority === undefined) continue;
    if (seen.has(priority))
      log.add('duplicate-rule-priority', node, `expected a rulePriority of its own, another rule has ${priority} too`);
    seen.add(priority);
  }
}

function checkUntagged(drafts: readonly RuleDraft[], storageClass: LifecycleStorageClass, log: FaultLog): void {
  const untagged = drafts.filter((draft) => draft.tagStatus === 'untagged');
  for (const { node } of untagged.slice(1)) {
    const message = `expected one rule for untagged images of class ${storageClass}, this is another`;
    log.add('several-untagged-rules', node, message, serviceMessage.severalUntagged);
  }
}

function checkAny(drafts: readonly RuleDraft[], storageClass: LifecycleStorageClass, log: FaultLog): void {
  const any = drafts.filter((draft) => draft.tagStatus === 'any');
  for (const { node } of any.slice(1)) {
    const message = `expected one rule with tagStatus "any" for class ${storageClass}, this is another`;
    log.add('several-any-rules', node, message, serviceMessage.anyNotLast);
  }
  const others = drafts.filter((draft) => draft.tagStatus !== 'any');
  const highest = others.reduce((most, draft) => Math.max(most, draft.priority ?? 0), 0);
  for (const { node, priority } of any) {
    if (priority === undefined || priority >= highest) continue;
    const message = `expected the rule for tagStatus "any" to have the highest rulePriority of class ${storageClass}, it has ${priority} and another has ${highest}`;
    log.add('any-not-last', node, message, serviceMessage.anyNotLast);
  }
}
