import type { EventRule, LogGroup } from '../../model/inventory.js';
import { isUnknown, type Knowable, whenKnown } from '../../model/unknown.js';
import { allKnown } from './all-known.js';
import { indexTargets, linkByName } from './link-by-name.js';
import { expressionOf, type PlannedResource, type PlanReading, type Side } from './planned-resource.js';
import { numberAt, type PlannedValue, textAt } from './planned-value.js';
import { anyOf, matchesScanFindings, nameTellsFindings } from './scan-findings.js';
import { shownOrReferred } from './shown-or-referred.js';
import { standing } from './standing-resource.js';

/** An event rule with its targets. */
interface RuleInPlan {
  readonly resource: PlannedResource;
  readonly rule: EventRule;
}

/** Event rules of one side, each with the ARNs or references of its targets. */
export function eventRules(reading: PlanReading, side: Side): readonly RuleInPlan[] {
  const rules = standing(reading.byType('aws_cloudwatch_event_rule'), side).map(({ resource, at }) => ({
    resource,
    at,
    name: textAt(at, 'name'),
  }));
  const targets = targetsByRule(reading, side, rules);
  return rules.map(({ resource, at, name }) => ({
    resource,
    rule: {
      name,
      pattern: textAt(at, 'event_pattern'),
      enabled: enabledOf(at),
      targets: allKnown(targets.get(resource.address) ?? []),
      address: resource.address,
    },
  }));
}

/** A log group, and whether scan findings reach it. */
export function logGroup({ address, registry }: PlannedResource, at: PlannedValue, rules: readonly RuleInPlan[]): LogGroup {
  const name = textAt(at, 'name');
  const arn = textAt(at, 'arn');
  const feeding = rules.filter(({ resource, rule }) => resource.registry.key === registry.key && reaches(rule.targets, address, arn, name));
  const fed = anyOf(feeding.map(({ rule }) => matchesScanFindings(rule.pattern)));
  return {
    name,
    arn,
    retentionInDays: numberAt(at, 'retention_in_days', 0),
    receivesScanFindings: nameTellsFindings(name) ? true : fed,
    address,
  };
}

function targetsByRule(
  reading: PlanReading,
  side: Side,
  rules: readonly { readonly resource: PlannedResource; readonly name: Knowable<string> }[],
): ReadonlyMap<string, Knowable<string>[]> {
  const index = indexTargets(rules);
  const targets = new Map<string, Knowable<string>[]>();
  for (const { resource: target, at } of standing(reading.byType('aws_cloudwatch_event_target'), side)) {
    const link = linkByName(target, textAt(at, 'rule'), () => reading.follow(target, expressionOf(target, 'rule')), index);
    const arn = shownOrReferred(target, at, 'arn', reading);
    for (const rule of link) targets.set(rule, [...(targets.get(rule) ?? []), arn]);
  }
  return targets;
}

// `state` has taken the place of `is_enabled`.
function enabledOf(at: PlannedValue): Knowable<boolean> {
  const disabled = textAt(at, 'is_enabled', 'true') === 'false';
  return whenKnown(textAt(at, 'state', disabled ? 'DISABLED' : 'ENABLED'), (state) => state !== 'DISABLED');
}

function reaches(targets: EventRule['targets'], address: string, arn: Knowable<string>, name: Knowable<string>): boolean {
  if (isUnknown(targets)) return false;
  const plain = targets.map((target) => target.replace(/:\*$/u, ''));
  if (plain.includes(address)) return true;
  if (!isUnknown(arn) && arn !== '' && plain.includes(arn.replace(/:\*$/u, ''))) return true;
  return !isUnknown(name) && name !== '' && plain.some((target) => target.endsWith(`:log-group:${name}`));
}
