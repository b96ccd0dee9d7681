import type { CreationTemplate, LogGroup, MetricAlarm, PolicyDocument, PullThroughCacheRule, Unknown } from '../model/inventory.js';
import { isUnknown, type Knowable } from '../model/unknown.js';

/** The parts of a registry of one kind; where they were not read, one that nothing is known of, so that no rule passes for want of it. */
export function eachOf<T>(list: Knowable<readonly T[]>, unread: (why: Unknown) => T): readonly T[] {
  return isUnknown(list) ? [unread(list)] : list;
}

export function unreadCacheRule(why: Unknown): PullThroughCacheRule {
  return { prefix: why, upstreamRegistryUrl: why, upstreamPrefix: why, credentialArn: why, customRoleArn: why, address: '' };
}

export function unreadTemplate(why: Unknown): CreationTemplate {
  return {
    prefix: why,
    appliedFor: why,
    encryption: { type: why, kmsKey: why, keyManager: why, keyState: why },
    tagMutability: why,
    tagMutabilityExclusionFilters: why,
    policy: unreadPolicy(why),
    lifecyclePolicy: unreadPolicy(why),
    resourceTags: why,
    customRoleArn: why,
    address: '',
  };
}

function unreadPolicy(why: Unknown): PolicyDocument {
  return { present: why, text: why, address: '' };
}

export function unreadAlarm(why: Unknown): MetricAlarm {
  return { name: why, metrics: why, hasAction: why, address: '' };
}

export function unreadLogGroup(why: Unknown): LogGroup {
  return { name: why, arn: why, retentionInDays: why, receivesScanFindings: why, address: '' };
}
