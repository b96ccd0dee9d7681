import { everythingFor, policy, pullBy, pullByLambda, pullByOrganization, pushBy } from '../access-texts.ts';
import { paymentsKey, platformKey } from '../keys.ts';
import { anyBeyond, archivedAfter, archiveUnpulled, lifecycle, prefixedBeyond, untaggedAfter } from '../lifecycle-texts.ts';
import { carrier, production, rootOf, tools, trials } from '../places.ts';
import type { DemoRepository } from '../repository.ts';
import { alongside, branch, commits, only, releases, stamped } from '../tag-schemes.ts';

/** The default of the platform team's module. */
export const platformLifecycle = lifecycle(untaggedAfter(7), anyBeyond(100));

function tagged(team: string, more: Readonly<Record<string, string>> = {}) {
  return { Environment: 'prod', Project: 'parcel-platform', Team: team, CostCenter: '4100', ManagedBy: 'terraform', ...more };
}

/**
 * Production of the platform team: a module of a repository that is called for each entry of a map. It is careful with what a
 * repository has, and writes what a registry has one of anew with every repository.
 */
export const platformProduction: readonly DemoRepository[] = [
  {
    name: 'tracking-web',
    key: platformKey,
    mutability: 'IMMUTABLE',
    lifecycle: platformLifecycle,
    access: policy(pullByOrganization),
    tags: tagged('tracking', { Criticality: 'critical' }),
    pipelines: [{ since: 420, perWeek: 4, tags: releases(5, 40), shape: 'multi-arch', mebibytes: 92, signed: 'notation' }],
    pulledBy: 'cluster',
    pulls: 48_210,
    vulnerabilities: ['express', 'coreutils'],
    inUse: true,
  },
  {
    name: 'label-api',
    key: platformKey,
    mutability: 'IMMUTABLE',
    lifecycle: platformLifecycle,
    access: policy(pullBy('PullFromListedAccounts', rootOf(production), rootOf(trials), rootOf(tools))),
    tags: tagged('labels', { Criticality: 'critical' }),
    pipelines: [{ since: 600, until: 41, perWeek: 3, tags: releases(2, 11), shape: 'docker', mebibytes: 318, signed: 'cosign' }],
    pulledBy: 'cluster',
    pulls: 9_730,
    vulnerabilities: ['spring', 'springMvc', 'openssl', 'tar'],
    firstSeen: 38,
    inUse: true,
  },
  {
    name: 'payments',
    key: paymentsKey,
    mutability: 'IMMUTABLE',
    lifecycle: lifecycle(prefixedBeyond(10, 'prod')),
    access: policy(pushBy('SettlementPartner', rootOf(carrier))),
    tags: tagged('payments', { Criticality: 'critical' }),
    pipelines: [
      { since: 300, until: 4, perWeek: 2, tags: stamped('prod'), shape: 'oci', mebibytes: 141 },
      { since: 300, until: 4, perWeek: 6, tags: commits, shape: 'oci', mebibytes: 141 },
    ],
    pulledBy: 'jobs',
    pulls: 3_400,
    vulnerabilities: ['openssl'],
    firstSeen: 9,
    inUse: true,
  },
  {
    name: 'customs-declaration',
    key: platformKey,
    mutability: 'IMMUTABLE',
    lifecycle: lifecycle(archiveUnpulled(90), archivedAfter(365)),
    tags: tagged('customs'),
    pipelines: [{ since: 700, perWeek: 1.5, tags: releases(1), shape: 'docker', mebibytes: 266 }],
    pulledBy: 'cluster',
    pulls: 820,
  },
  {
    name: 'route-planner',
    key: platformKey,
    mutability: 'IMMUTABLE',
    lifecycle: lifecycle(untaggedAfter(7), anyBeyond(30)),
    tags: tagged('routing'),
    pipelines: [
      { since: 260, perWeek: 1, tags: releases(0, 30), shape: 'docker', mebibytes: 2_950 },
      { since: 90, perWeek: 0.4, tags: stamped('model'), shape: 'docker', mebibytes: 11_730 },
    ],
    pulledBy: 'cluster',
    pulls: 1_150,
    vulnerabilities: ['setuptools', 'zlib'],
    firstSeen: 4,
    inUse: true,
  },
  {
    name: 'notify-lambda',
    key: platformKey,
    mutability: 'IMMUTABLE',
    lifecycle: platformLifecycle,
    access: policy(pullByLambda),
    tags: tagged('notifications'),
    pipelines: [{ since: 380, perWeek: 2, tags: releases(3), shape: 'docker', mebibytes: 118 }],
    pulledBy: 'nobody',
    pulls: 0,
  },
  {
    name: 'driver-api',
    mutability: 'MUTABLE',
    lifecycle: platformLifecycle,
    tags: tagged('drivers', { 'ecr-audit:waive': 'immutable-tags until=2027-01-31 reason=handhelds in the field pull a moving tag' }),
    pipelines: [{ since: 500, perWeek: 3, tags: alongside('latest', branch('main')), shape: 'docker', mebibytes: 187 }],
    pulledBy: 'cluster',
    pulls: 61_900,
  },
  {
    name: 'edge-proxy',
    key: platformKey,
    mutability: 'IMMUTABLE_WITH_EXCLUSION',
    exclusions: ['latest', 'v*'],
    lifecycle: lifecycle(untaggedAfter(7), prefixedBeyond(5, 'snapshot-'), anyBeyond(60)),
    tags: tagged('edge'),
    pipelines: [{ since: 330, perWeek: 1, tags: alongside('latest', releases(1, 8)), shape: 'multi-arch', mebibytes: 24 }],
    pulledBy: 'cluster',
    pulls: 15_020,
  },
  {
    name: 'legacy-billing',
    mutability: 'MUTABLE',
    scanOnPush: false,
    access: policy(everythingFor(production)),
    tags: { Environment: 'production' },
    pipelines: [{ since: 1_500, until: 512, perWeek: 1.2, tags: only('latest'), shape: 'docker', mebibytes: 498 }],
    pulledBy: 'nobody',
    pulls: 35,
    failedScan: ['SCAN_ELIGIBILITY_EXPIRED', 'Scan eligibility for this image has expired.'],
  },
];
