import { policy, pullBy } from '../access-texts.ts';
import { platformKey } from '../keys.ts';
import { anyAfter, archiveUnpulled, lifecycle, prefixedBeyond, untaggedBeyond } from '../lifecycle-texts.ts';
import { production, rootOf } from '../places.ts';
import type { DemoRepository } from '../repository.ts';
import { alongside, branch, releases } from '../tag-schemes.ts';

/** One rule for all prefixes: it takes only images that have a tag for each, so that every release falls to the last rule. */
const servicesLifecycle = lifecycle(untaggedBeyond(3), prefixedBeyond(20, 'v', 'prod', 'release'), anyAfter(90));

function service(environment: string, name: string, settings: Omit<DemoRepository, 'name' | 'tags'>): DemoRepository {
  return { name: `${environment}-${name}`, tags: { Environment: environment, Service: name.replace('parcel-', '') }, ...settings };
}

/** Production of the parcel services: one module with all its variables for each service, with alarms of its own. */
export const parcelProduction: readonly DemoRepository[] = [
  service('production', 'parcel-api', {
    key: platformKey,
    mutability: 'IMMUTABLE',
    lifecycle: servicesLifecycle,
    access: policy(pullBy('Pull', rootOf(production))),
    pipelines: [{ since: 480, perWeek: 5, tags: releases(7, 3), shape: 'docker', mebibytes: 154 }],
    pulledBy: 'cluster',
    pulls: 27_350,
    vulnerabilities: ['http2', 'coreutils'],
    firstSeen: 12,
    inUse: true,
  }),
  service('production', 'parcel-worker', {
    key: platformKey,
    mutability: 'IMMUTABLE',
    lifecycle: servicesLifecycle,
    access: policy(pullBy('Pull', rootOf(production))),
    pipelines: [{ since: 480, perWeek: 3, tags: releases(7, 3), shape: 'docker', mebibytes: 149 }],
    pulledBy: 'cluster',
    pulls: 8_890,
    inUse: true,
  }),
  // Finished long ago, and given the policy of the others this morning: not one release is young enough for it.
  service('production', 'parcel-tariffs', {
    key: platformKey,
    mutability: 'IMMUTABLE',
    lifecycle: servicesLifecycle,
    isLifecycleNew: true,
    access: policy(pullBy('Pull', rootOf(production))),
    pipelines: [{ since: 300, until: 118, perWeek: 1, tags: releases(4), shape: 'docker', mebibytes: 131 }],
    pulledBy: 'cluster',
    pulls: 1_260,
    inUse: true,
  }),
  // Runs for months without being pulled anew, so that a rule on the last pull takes what runs.
  service('production', 'parcel-returns', {
    key: platformKey,
    mutability: 'IMMUTABLE',
    lifecycle: lifecycle(untaggedBeyond(3), archiveUnpulled(90)),
    isLifecycleNew: true,
    access: policy(pullBy('Pull', rootOf(production))),
    pipelines: [{ since: 340, until: 126, perWeek: 1, tags: releases(2), shape: 'docker', mebibytes: 138 }],
    pulledBy: 'jobs',
    pulls: 40,
    inUse: true,
  }),
];

/** The same services before they are released. */
export const parcelTrials: readonly DemoRepository[] = [
  service('dev', 'parcel-api', {
    lifecycle: lifecycle(untaggedBeyond(1), anyAfter(14)),
    pipelines: [{ since: 480, perWeek: 22, tags: alongside('main', branch('main')), shape: 'docker', mebibytes: 158 }],
    pulledBy: 'cluster',
    pulls: 1_940,
    vulnerabilities: ['http2'],
  }),
  service('staging', 'parcel-api', {
    lifecycle: lifecycle(untaggedBeyond(3), anyAfter(90)),
    pipelines: [{ since: 480, perWeek: 7, tags: releases(7, 3), shape: 'docker', mebibytes: 154 }],
    pulledBy: 'cluster',
    pulls: 700,
  }),
  service('uat', 'parcel-api', {
    mutability: 'IMMUTABLE_WITH_EXCLUSION',
    exclusions: ['latest', 'cache*'],
    lifecycle: lifecycle(untaggedBeyond(3), anyAfter(90)),
    pipelines: [{ since: 480, perWeek: 2, tags: releases(7, 3), shape: 'docker', mebibytes: 154 }],
    pulledBy: 'cluster',
    pulls: 160,
    vulnerabilities: ['glibc'],
  }),
  service('dev', 'parcel-worker', {
    lifecycle: lifecycle(untaggedBeyond(1), anyAfter(14)),
    pipelines: [{ since: 480, perWeek: 15, tags: alongside('main', branch('main')), shape: 'docker', mebibytes: 151 }],
    pulledBy: 'cluster',
    pulls: 880,
  }),
];
