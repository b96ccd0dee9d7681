import type { Inventory, Registry, Repository } from '../model/inventory.js';
import { someOf } from '../model/three-valued.js';
import { isUnknown, isUnread, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import { registryPolicyFaults, registryPolicyGrants } from './access-faults.js';
import type { Facts } from './facts.js';
import { field, objectType } from './object-type.js';
import { firstRival, rivals } from './registry-rivals.js';
import { replicationFaults } from './replication-faults.js';
import { findingsRaiseAnAlarm, findingsReachATarget, hasRuleOnFindings } from './scan-finding-events.js';
import { missingEndpoints, missingEndpointsInWords } from './vpc-endpoints.js';

/** A registry with what is in it, as one inventory sees it. */
export interface RegistrySubject {
  readonly registry: Registry;
  readonly repositories: readonly Repository[];
  readonly source: Inventory['source'];
  readonly facts: Facts;
  /** All registries of the inventory, this one included; left out where only this one is asked about. */
  readonly registries?: readonly Registry[];
}

export const registryType = objectType<RegistrySubject>(
  'Registry',
  'One account in one region, with the ECR settings of which it has one each.',
  {
    account: field('string', 'Account id.', ({ registry }) => registry.account),
    region: field('string', 'Region.', ({ registry }) => registry.region),
    scanType: field(
      'string',
      'BASIC or ENHANCED.',
      ({ registry }) => firstOf(registry.scanning)?.scanType ?? notManaged('the scanning configuration'),
    ),
    settingsWithRivals: field(
      'list<string>',
      'Settings that several resources own and overwrite, with the addresses of the owners.',
      ({ registry, registries = [] }) => rivals(registry, registries),
    ),
    rivalAddress: field('string', 'Address of the first of several owners of one setting; "" where there are none.', ({ registry }) =>
      firstRival(registry),
    ),
    hasReplication: field('bool', 'Replication is configured.', ({ registry }) =>
      someOf(registry.replication.map(({ rules }) => (isUnread(rules) ? rules : !isDoubt(rules)))),
    ),
    replicationAddress: field(
      'string',
      'Terraform address of the replication configuration.',
      ({ registry }) => firstOf(registry.replication)?.address ?? '',
    ),
    replicationFaults: field('list<string>', 'What is wrong with its replication destinations and filters.', replicationFaults),
    hasPolicy: field('bool', 'There is a registry policy.', ({ registry }) => someOf(registry.policies.map(({ present }) => present))),
    policyAddress: field(
      'string',
      'Terraform address of the registry policy.',
      ({ registry }) => firstOf(registry.policies)?.address ?? '',
    ),
    policyFaults: field('list<string>', 'What the registry policy allows that it should not.', ({ registry, facts }) =>
      registryPolicyFaults(registry, facts),
    ),
    policyGrants: field(
      'list<string>',
      'Who may replicate into the registry or pull through its cache, by its policy.',
      ({ registry, facts }) => registryPolicyGrants(registry, facts),
    ),
    missingVpcEndpoints: field('list<string>', 'Endpoints (ecr.api, ecr.dkr, S3 gateway) that the best equipped VPC lacks.', (subject) =>
      ifSeen(subject, missingEndpoints(subject.registry), (missing) => missing.length === 0, missingEndpointsInWords(subject.registry)),
    ),
    findingsReachATarget: field('bool', 'An enabled EventBridge rule takes scan findings to a target.', (subject) =>
      ifSeen(subject, findingsReachATarget(subject.registry), Boolean, ruleOr('event rules on scan findings', subject)),
    ),
    findingsAlarm: field(
      'bool',
      'Scan findings reach someone: by an EventBridge rule with a target, or by an alarm on a metric filter.',
      (subject) =>
        ifSeen(
          subject,
          someOf([findingsReachATarget(subject.registry), findingsRaiseAnAlarm(subject.registry)]),
          Boolean,
          ruleOr('alarms on scan findings', subject),
        ),
    ),
  },
);

// A rule that is switched off, without a target or on a bus of one's own takes nothing anywhere, but it is managed.
function ruleOr(what: string, { registry }: RegistrySubject): string {
  return hasRuleOnFindings(registry) ? 'enabled event rule with a target on the default bus that takes scan findings' : what;
}

function firstOf<T>(list: readonly T[]): T | undefined {
  return list[0];
}

function notManaged(what: string): Knowable<string> {
  return unknown('not-in-plan', `the plan does not manage ${what} of the registry`);
}

/**
 * What a plan does not manage it does not show: an answer that is not good is certain only in an account that was read, or where
 * the plan is the one that manages the registry's scanning.
 */
function ifSeen<T>({ source, registry }: RegistrySubject, answer: Knowable<T>, good: (known: T) => boolean, what: string): Knowable<T> {
  const managesScanning = registry.scanning.some(({ scanType }) => !isDoubt(scanType));
  return whenKnown(answer, (known) => {
    if (good(known) || source === 'aws' || managesScanning) return known;
    return unknown('not-in-plan', `the plan manages no ${what}; scan the account to know`);
  });
}

/** True where it is not even known whether the setting is one of this registry. */
function isDoubt(value: Knowable<unknown>): boolean {
  return isUnknown(value) && value.unknown === 'ambiguous';
}

/** The name of a registry in a finding. */
export function registryName({ account, region }: Registry): string {
  return [account, region].map((part) => (isUnknown(part) ? '?' : part)).join('/');
}
