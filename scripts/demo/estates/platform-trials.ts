import { policy, pullByLambdaOf } from '../access-texts.ts';
import { stagingKey } from '../keys.ts';
import { anyBeyond, lifecycle, untaggedAfter } from '../lifecycle-texts.ts';
import { home, tools } from '../places.ts';
import type { DemoRepository } from '../repository.ts';
import { alongside, branch, commits, only, releases, untagged } from '../tag-schemes.ts';

const devLifecycle = lifecycle(untaggedAfter(7), anyBeyond(50));

function tagged(environment: string, team: string) {
  return { Environment: environment, Project: 'parcel-platform', Team: team, CostCenter: '4100', ManagedBy: 'terraform' };
}

/** What the platform team tries out: the same module, cheap and loose in dev, nearly production in staging. */
export const platformTrials: readonly DemoRepository[] = [
  {
    name: 'dev/tracking-web',
    lifecycle: devLifecycle,
    tags: tagged('dev', 'tracking'),
    pipelines: [{ since: 420, perWeek: 26, tags: alongside('dev', commits), shape: 'docker', mebibytes: 96 }],
    pulledBy: 'cluster',
    pulls: 2_310,
    vulnerabilities: ['express', 'crossSpawn'],
  },
  {
    name: 'dev/label-api',
    lifecycle: lifecycle(untaggedAfter(7), anyBeyond(30)),
    tags: tagged('dev', 'labels'),
    pipelines: [{ since: 600, perWeek: 14, tags: alongside('dev', commits), shape: 'docker', mebibytes: 322 }],
    pulledBy: 'cluster',
    pulls: 940,
    vulnerabilities: ['spring', 'openssl'],
  },
  {
    name: 'dev/route-planner',
    lifecycle: lifecycle(untaggedAfter(7), anyBeyond(20)),
    tags: tagged('dev', 'routing'),
    pipelines: [{ since: 260, perWeek: 5, tags: branch('main'), shape: 'docker', mebibytes: 2_980 }],
    pulledBy: 'jobs',
    pulls: 210,
    vulnerabilities: ['setuptools'],
  },
  {
    name: 'dev/notify-lambda',
    lifecycle: devLifecycle,
    access: policy(pullByLambdaOf(tools, home)),
    tags: tagged('dev', 'notifications'),
    pipelines: [{ since: 380, perWeek: 6, tags: commits, shape: 'docker', mebibytes: 121 }],
    pulledBy: 'nobody',
    pulls: 0,
  },
  {
    name: 'staging/tracking-web',
    key: stagingKey,
    mutability: 'MUTABLE_WITH_EXCLUSION',
    exclusions: ['v*', 'prod*', 'release*'],
    lifecycle: lifecycle(untaggedAfter(14), anyBeyond(100)),
    tags: tagged('staging', 'tracking'),
    pipelines: [{ since: 420, perWeek: 6, tags: alongside('staging', releases(5, 40)), shape: 'multi-arch', mebibytes: 93 }],
    pulledBy: 'cluster',
    pulls: 1_480,
    vulnerabilities: ['express', 'coreutils'],
  },
  {
    name: 'staging/label-api',
    key: stagingKey,
    mutability: 'IMMUTABLE',
    lifecycle: lifecycle(untaggedAfter(14), anyBeyond(100)),
    tags: tagged('staging', 'labels'),
    pipelines: [{ since: 600, perWeek: 5, tags: releases(2, 11), shape: 'docker', mebibytes: 319 }],
    pulledBy: 'cluster',
    pulls: 610,
    vulnerabilities: ['springMvc', 'tar'],
  },
  {
    name: 'dev/ci-cache',
    tags: { Environment: 'dev' },
    pipelines: [{ since: 300, perWeek: 12, tags: only('buildcache'), shape: 'oci', mebibytes: 740 }],
    pulledBy: 'jobs',
    pulls: 18_800,
  },
  {
    name: 'sandbox/ml-notebooks',
    scanOnPush: false,
    pipelines: [
      { since: 540, until: 130, perWeek: 0.5, tags: untagged, shape: 'docker', mebibytes: 5_400 },
      { since: 540, until: 130, perWeek: 0.5, tags: only('latest'), shape: 'docker', mebibytes: 6_100 },
    ],
    pulledBy: 'jobs',
    pulls: 0,
    failedScan: ['FAILED', 'UnsupportedImageError: The operating system and/or package manager are not supported.'],
  },
];

/** What is tried out for the depots overseas. */
export const platformTrialsAbroad: readonly DemoRepository[] = [
  {
    name: 'dev/depot-web',
    lifecycle: devLifecycle,
    tags: tagged('dev', 'depots'),
    pipelines: [{ since: 200, perWeek: 8, tags: branch('main'), shape: 'docker', mebibytes: 88 }],
    pulledBy: 'cluster',
    pulls: 1_020,
    vulnerabilities: ['redirects'],
  },
  {
    name: 'qa/depot-web',
    mutability: 'IMMUTABLE',
    lifecycle: devLifecycle,
    tags: tagged('qa', 'depots'),
    pipelines: [{ since: 200, perWeek: 2, tags: releases(0, 4), shape: 'docker', mebibytes: 88 }],
    pulledBy: 'cluster',
    pulls: 290,
    vulnerabilities: ['redirects', 'kerberos'],
    firstSeen: 3,
  },
];
