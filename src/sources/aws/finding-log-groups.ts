import { selectsFindings } from '../../model/finding-event-pattern.js';
import type { EventRule } from '../../model/inventory.js';
import { everyOf, someOf } from '../../model/three-valued.js';
import { isUnknown, type Knowable, whenKnown } from '../../model/unknown.js';

/** A log group that event rules send scan findings to. */
export interface FindingLogGroup {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly region: string;
  /** Unknown where it cannot be told whether the findings of this registry are among what is sent. */
  readonly receives: Knowable<boolean>;
}

/** The log groups that scan findings are sent to, by the rules; not known where a rule that may take them has targets that are not. */
export function findingLogGroups(
  rules: Knowable<readonly EventRule[]>,
  place: { readonly account: Knowable<string>; readonly region: string },
): Knowable<readonly FindingLogGroup[]> {
  if (isUnknown(rules)) return rules;
  const taken = new Map<string, FindingLogGroup>();
  for (const rule of rules) {
    const receives = everyOf([rule.enabled, whenKnown(rule.pattern, (pattern) => selectsFindings(pattern, place))]);
    if (receives === false) continue;
    if (isUnknown(rule.targets)) return rule.targets;
    for (const target of rule.targets) {
      const group = logGroupOf(target);
      const before = taken.get(group?.arn ?? '');
      if (group !== null) taken.set(group.arn, { ...group, receives: someOf([receives, before?.receives ?? false]) });
    }
  }
  return [...taken.values()];
}

// arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/findings, with or without :* behind it.
const logGroupArn = /^arn:[\w-]+:logs:(?<region>[\w-]*):(?<account>\d*):log-group:(?<name>[^:*]+)(:\*)?$/u;

function logGroupOf(target: string): Omit<FindingLogGroup, 'receives'> | null {
  const { region = '', account = '', name = '' } = logGroupArn.exec(target)?.groups ?? {};
  return name === '' ? null : { name, arn: target.replace(/:\*$/u, ''), account, region };
}
