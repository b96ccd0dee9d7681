import { everythingFor, policy, pullBy, pushBy } from '../access-texts.ts';
import { platformKeyAbroad } from '../keys.ts';
import { anyAfter, lifecycle, prefixedBeyond, untaggedAfter } from '../lifecycle-texts.ts';
import { home, production, registryKey } from '../places.ts';
import type { DemoRepository } from '../repository.ts';
import { alongside, releases, stamped } from '../tag-schemes.ts';
import { platformLifecycle, platformProduction } from './platform.ts';

const role = (name: string) => `arn:aws:iam::${production}:role/${name}`;

const live: DemoRepository = {
  name: 'kestrel-apps/production',
  mutability: 'IMMUTABLE',
  lifecycle: lifecycle(prefixedBeyond(15, 'prod'), untaggedAfter(2)),
  access: policy(pullBy('ProductionPull', role('depot-apps-production')), pushBy('PipelinePush', role('depot-apps-ci-pipeline'))),
  tags: { Purpose: 'production', Team: 'depots' },
  pipelines: [{ since: 250, perWeek: 4, tags: stamped('prod'), shape: 'docker', mebibytes: 205 }],
  pulledBy: 'cluster',
  pulls: 12_400,
  vulnerabilities: ['expat'],
  firstSeen: 5,
  inUse: true,
};

const tried: DemoRepository = {
  name: 'kestrel-apps/testing',
  lifecycle: lifecycle(prefixedBeyond(8, 'test'), anyAfter(14)),
  access: policy(everythingFor(production)),
  tags: { Purpose: 'testing', Team: 'depots' },
  pipelines: [{ since: 250, perWeek: 11, tags: stamped('test'), shape: 'docker', mebibytes: 209 }],
  pulledBy: 'jobs',
  pulls: 1_300,
};

/** The depots' applications: two repositories that a prefix replicates, with roles to push and pull. */
export const depotApps: readonly DemoRepository[] = [live, tried];

/** What replication makes has AWS's defaults, unless a creation template says otherwise. */
function copyOf(repository: DemoRepository, since: number, settings: Partial<DemoRepository>): DemoRepository {
  const { name, pipelines } = repository;
  return {
    name,
    scanOnPush: false,
    pipelines,
    pulledBy: 'nobody',
    pulls: 0,
    copy: { of: registryKey({ account: production, region: home }), since },
    ...settings,
  };
}

/** Settings and lifecycle policies are not replicated: https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html */
export const copies: readonly DemoRepository[] = [
  ...depotApps.map((repository) => copyOf(repository, 200, {})),
  ...platformProduction
    .filter(({ name }) => name === 'tracking-web')
    .map((repository) =>
      copyOf(repository, 150, {
        key: platformKeyAbroad,
        mutability: 'IMMUTABLE',
        lifecycle: platformLifecycle,
        tags: { Environment: 'prod' },
      }),
    ),
];

/** What runs overseas alone. */
export const abroad: readonly DemoRepository[] = [
  {
    name: 'depot-web',
    mutability: 'IMMUTABLE',
    lifecycle: platformLifecycle,
    tags: { Environment: 'prod', Project: 'parcel-platform', Team: 'depots', CostCenter: '4120', ManagedBy: 'terraform' },
    pipelines: [{ since: 220, perWeek: 2, tags: alongside('stable', releases(1)), shape: 'docker', mebibytes: 86 }],
    pulledBy: 'cluster',
    pulls: 5_200,
  },
];
