import type { EventRule, LogGroup } from '../../model/inventory.js';
import { someOf } from '../../model/three-valued.js';
import { isUnknown, type Knowable, whenKnown } from '../../model/unknown.js';
import { allKnown } from './all-known.js';
import { busOf, isSameBus } from './event-bus.js';
import { indexTargets, linkByName } from './link-by-name.js';
import { expressionOf, type PlannedResource, type PlanReading, type Side } from './planned-resource.js';
import { bare, numberAt, type PlannedValue, textAt } from './planned-value.js';
import { nameTellsFindings, takesScanFindings } from './scan-findings.js';
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
    name: textAt(bare(at), 'name'),
    bus: busOf(resource, bare(at), reading),
  }));
  const targets = targetsByRule(reading, side, rules);
  return rules.map(({ resource, at }) => ({
    resource,
    rule: {
      name: textAt(at, 'name'),
      bus: busOf(resource, at, reading),
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
  const fed = someOf(feeding.map(({ rule }) => takesScanFindings(rule, registry)));
  return {
    name,
    arn,
    retentionInDays: numberAt(at, 'retention_in_days', 0),
    receivesScanFindings: nameTellsFindings(name) ? true : fed,
    address,
  };
}

interface RuleOnBus {
  readonly resource: PlannedResource;
  readonly name: Knowable<string>;
  readonly bus: Knowable<string>;
}

function targetsByRule(reading: PlanReading, side: Side, rules: readonly RuleOnBus[]): ReadonlyMap<string, Knowable<string>[]> {
  const index = indexTargets(rules);
  const buses = new Map(rules.map(({ resource, bus }) => [resource.address, bus]));
  const targets = new Map<string, Knowable<string>[]>();
  for (const { resource: target, at } of standing(reading.byType('aws_cloudwatch_event_target'), side)) {
    const link = linkByName(target, textAt(bare(at), 'rule'), () => reading.follow(target, expressionOf(target, 'rule')), index);
    const arn = shownOrReferred(target, at, 'arn', reading);
    const bus = busOf(target, bare(at), reading);
    for (const rule of link) {
      const found = targetOn(buses.get(rule) ?? bus, bus, arn);
      if (found !== undefined) targets.set(rule, [...(targets.get(rule) ?? []), found]);
    }
  }
  return targets;
}

// Rules of one name on two buses are two. Where the bus of the rule is not known either, the rule says so itself.
function targetOn(ruleBus: Knowable<string>, targetBus: Knowable<string>, arn: Knowable<string>): Knowable<string> | undefined {
  if (isUnknown(ruleBus)) return arn;
  const same = isSameBus(ruleBus, targetBus);
  if (isUnknown(same)) return same;
  return same ? arn : undefined;
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
