import type { Inventory, Registry, ReplicationConfiguration } from '../model/inventory.js';
import { someOf } from '../model/three-valued.js';
import { isUnknown, isUnread, type Knowable, unknown, whenKnown } from '../model/unknown.js';
import { registryPolicyFaults, registryPolicyGrants } from './access-faults.js';
import type { Facts } from './facts.js';
import { rescanDays } from './inspector-rescan.js';
import { field, objectType } from './object-type.js';
import { firstRival, rivals } from './registry-rivals.js';
import { replicationFaults } from './replication-faults.js';
import type { Resident } from './resident.js';
import { hasScanningRules, uncoveredRepositories } from './scan-filter-gap.js';
import { findingsRaiseAnAlarm, findingsReachATarget, hasRuleOnFindings } from './scan-finding-events.js';
import { missingEndpoints, missingEndpointsInWords } from './vpc-endpoints.js';

/** A registry with what is in it, as one inventory sees it. */
export interface RegistrySubject {
  readonly registry: Registry;
  /** The repositories in it; unknown to whoever is asked about one of them. */
  readonly residents: Knowable<readonly RegistryResident[]>;
  /** How many repositories it has; unknown where `residents` are not all of them. */
  readonly whole: Knowable<number>;
  readonly source: Inventory['source'];
  readonly facts: Facts;
  /** All registries of the inventory, this one included; left out where only this one is asked about. */
  readonly registries?: readonly Registry[];
}

/** What a registry is asked about its repositories. */
export type RegistryResident = Pick<Resident, 'name' | 'kind' | 'scanFrequency'>;

/** So many names stand in the evidence of a finding. */
const shown = 20;

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
    hasScanningRules: field('bool', 'The scanning configuration has rules.', ({ registry }) => hasScanningRules(registry)),
    uncoveredRepositories: field('list<string>', 'Repositories that no scanning rule covers: the first 20 by name.', (subject) =>
      whenKnown(uncoveredRepositories(subject), (names) => names.slice(0, shown)),
    ),
    uncoveredCount: field('double', 'How many repositories no scanning rule covers.', (subject) =>
      whenKnown(uncoveredRepositories(subject), ({ length }) => length),
    ),
    inspectorCoversEcr: field(
      'bool',
      'Amazon Inspector scans ECR in the account and region.',
      ({ registry }) => registry.inspectorCoversEcr,
    ),
    inspectorRescan: field('string', 'How long Amazon Inspector scans an image again after its push: LIFETIME, DAYS_14 …', ({ registry }) =>
      whenKnown(registry.inspectorRescan, ({ duration }) => duration),
    ),
    inspectorRescanDays: field('double', 'The same in days; more than any number for LIFETIME.', ({ registry }) => rescanDays(registry)),
    policyScope: field('string', 'Account setting REGISTRY_POLICY_SCOPE: V1 or V2.', ({ registry }) => policyScope(registry)),
    settingsWithRivals: field(
      'list<string>',
      'Settings that several resources own and overwrite, with the addresses of the owners.',
      ({ registry, registries = [] }) => rivals(registry, registries),
    ),
    rivalAddress: field('string', 'Address of the first of several owners of one setting; "" where there are none.', ({ registry }) =>
      firstRival(registry),
    ),
    hasReplication: field('bool', 'Replication is configured.', ({ registry }) =>
      someOf(registry.replication.map(({ rules }) => hasRules(rules))),
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

/** A plan that manages replication configures it, whatever it does not know of the rules; an account without rules does not. */
function hasRules(rules: ReplicationConfiguration['rules']): Knowable<boolean> {
  if (isUnread(rules)) return rules;
  return isUnknown(rules) ? !isDoubt(rules) : rules.length > 0;
}

/** A source that reads account settings names this one whether it could be read or not. */
function policyScope({ accountSettings }: Registry): Knowable<string> {
  const setting = accountSettings.find(({ name }) => name === 'REGISTRY_POLICY_SCOPE');
  return setting?.value ?? unknown('not-read', 'the account setting REGISTRY_POLICY_SCOPE');
}

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
