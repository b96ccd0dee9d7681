import { policy, pullBy, pullByAnyone, pullByOrganization, pushBy } from '../access-texts.ts';
import { managedKey } from '../keys.ts';
import { anyBeyond, lifecycle, taggedAfter, taggedBeyond, untaggedAfter, untaggedBeyond } from '../lifecycle-texts.ts';
import type { Pipeline } from '../pipeline.ts';
import { tools } from '../places.ts';
import type { DemoRepository } from '../repository.ts';
import { alongside, commits, releases, stamped } from '../tag-schemes.ts';

const role = (name: string) => `arn:aws:iam::${tools}:role/${name}`;

const listLifecycle = lifecycle(taggedAfter(30, '*'), untaggedBeyond(10));
const listAccess = policy(pushBy('PushFromWorkflows', role('github-workflows-ecr')), pullBy('PullFromCluster', role('eks-image-pull')));

/** Every entry of the list is made alike, with what is the default left as it is. */
function listed(name: string, pipeline: Omit<Pipeline, 'tags' | 'shape'>, settings: Partial<DemoRepository> = {}): DemoRepository {
  const pipelines = [{ ...pipeline, tags: alongside('latest', commits), shape: 'docker' as const }];
  return { name, lifecycle: listLifecycle, access: listAccess, pipelines, pulledBy: 'jobs', pulls: 640, ...settings };
}

/** The tools of the build team: a list of names, and a repository for each. */
const list: readonly DemoRepository[] = [
  listed(
    'ci-runner',
    { since: 410, perWeek: 3, mebibytes: 830 },
    { pulls: 51_700, pulledBy: 'everybody', vulnerabilities: ['glibc', 'openssl'] },
  ),
  listed('terraform-runner', { since: 410, perWeek: 1, mebibytes: 265 }),
  listed('db-migrator', { since: 280, until: 34, perWeek: 1, mebibytes: 74 }),
  listed('nginx-proxy', { since: 410, perWeek: 1, mebibytes: 58 }, { vulnerabilities: ['expat', 'http2'] }),
  listed('report-renderer', { since: 190, perWeek: 2, mebibytes: 402 }, { scanOnPush: false }),
];

const base: Omit<DemoRepository, 'name' | 'pipelines'> = {
  key: managedKey,
  mutability: 'IMMUTABLE',
  access: policy(pullByOrganization),
  tags: { Environment: 'tools', Team: 'build', ManagedBy: 'terraform' },
  pulledBy: 'everybody',
  pulls: 88_000,
};

/** What everybody builds upon. */
const bases: readonly DemoRepository[] = [
  {
    ...base,
    name: 'base/node',
    lifecycle: lifecycle(untaggedAfter(14), anyBeyond(200)),
    pipelines: [{ since: 500, perWeek: 1, tags: stamped('22'), shape: 'multi-arch', mebibytes: 61, signed: 'notation' }],
    vulnerabilities: ['tar'],
  },
  {
    ...base,
    name: 'base/python',
    lifecycle: lifecycle(untaggedAfter(14), taggedBeyond(30, '*'), taggedBeyond(100, 'v*')),
    access: policy(pullByAnyone),
    pipelines: [{ since: 500, perWeek: 1, tags: stamped('3.13'), shape: 'multi-arch', mebibytes: 57 }],
  },
  {
    ...base,
    name: 'base/jre',
    pipelines: [
      { since: 430, until: 64, perWeek: 1, tags: stamped('21'), shape: 'multi-arch', mebibytes: 97 },
      { since: 60, perWeek: 1, tags: stamped('25'), shape: 'docker', mebibytes: 104 },
    ],
    vulnerabilities: ['log4j', 'zlib'],
    lostIndexes: true,
  },
];

/** The tools and bases of the account that all share. */
export const toolRepositories: readonly DemoRepository[] = [...list, ...bases];

/** What the public may pull: labels for those who print their own, and the library that a shop's page needs. */
export const publicRepositories: readonly DemoRepository[] = [
  {
    name: 'kestrel/tracker-sdk',
    kind: 'public',
    pipelines: [{ since: 360, perWeek: 0.5, tags: releases(1, 2), shape: 'docker', mebibytes: 34 }],
    pulledBy: 'nobody',
    pulls: 0,
  },
  {
    name: 'kestrel/label-printer',
    kind: 'public',
    tags: { Project: 'labels', Team: 'labels' },
    pipelines: [{ since: 360, perWeek: 0.5, tags: releases(2), shape: 'docker', mebibytes: 48 }],
    pulledBy: 'nobody',
    pulls: 0,
  },
];
