import { isNamedForFindings, selectsFindings } from '../model/finding-event-pattern.js';
import type { EventRule, MetricAlarm, MetricFilter, Registry } from '../model/inventory.js';
import { everyOf, someIn, someOf } from '../model/three-valued.js';
import { type Knowable, whenKnown } from '../model/unknown.js';

/** True where an enabled rule takes scan findings to a target. https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html */
export function findingsReachATarget(registry: Registry): Knowable<boolean> {
  return someIn(registry.eventRules, (rule) => everyOf([delivers(rule), selects(rule, registry)]));
}

/** True where a rule is on scan findings, whether it takes them anywhere or not. */
export function hasRuleOnFindings(registry: Registry): boolean {
  return someIn(registry.eventRules, (rule) => selects(rule, registry) === true) === true;
}

// Events of AWS services arrive on the default bus alone.
function delivers({ bus, enabled, targets }: EventRule): Knowable<boolean> {
  return everyOf([enabled, whenKnown(bus, (name) => name === 'default'), whenKnown(targets, (known) => known.length > 0)]);
}

function selects({ pattern }: EventRule, registry: Registry): Knowable<boolean> {
  return whenKnown(pattern, (text) => selectsFindings(text, registry));
}

/** True where a metric that is made from a log of findings has an alarm that tells somebody. */
export function findingsRaiseAnAlarm(registry: Registry): Knowable<boolean> {
  return someIn(registry.metricFilters, (filter) =>
    someIn(registry.alarms, (alarm) => everyOf([isOnFindings(filter, registry), watches(alarm, filter), alarm.hasAction])),
  );
}

function isOnFindings({ logGroup }: MetricFilter, { logGroups }: Registry): Knowable<boolean> {
  return whenKnown(logGroup, (wanted) =>
    isNamedForFindings(wanted)
      ? true
      : someIn(logGroups, ({ name, receivesScanFindings }) => everyOf([sameText(name, wanted), receivesScanFindings])),
  );
}

function watches({ metrics }: MetricAlarm, { namespace, metric }: MetricFilter): Knowable<boolean> {
  return whenKnown(metrics, (watched) =>
    someOf(watched.map((one) => everyOf([sameText(one.namespace, namespace), sameText(one.name, metric)]))),
  );
}

function sameText(a: Knowable<string>, b: Knowable<string>): Knowable<boolean> {
  return whenKnown(a, (left) => whenKnown(b, (right) => left === right));
}
