import { anyAfter, lifecycle, untaggedAfter } from '../lifecycle-texts.ts';
import type { DemoRepository } from '../repository.ts';
import type { TagScheme } from '../tag-schemes.ts';

export const cacheLifecycle = lifecycle(untaggedAfter(7), anyAfter(180));

/** Upstream's own tags, some of which move on with every patch. */
const upstream =
  (version: string, moving: string): TagScheme =>
  ({ number }) => ({ own: [`${version}.${number}`], moving: [moving] });

function cached(name: string, version: string, mebibytes: number, settings: Partial<DemoRepository> = {}): DemoRepository {
  return {
    name,
    scanOnPush: false,
    pipelines: [{ since: 310, perWeek: 0.3, tags: upstream(version, version), shape: 'multi-arch', mebibytes }],
    pulledBy: 'everybody',
    pulls: 2_200,
    ...settings,
  };
}

/** Repositories that pull-through cache rules have made. A creation template shapes those of Docker Hub only. */
export const caches: readonly DemoRepository[] = [
  cached('docker-hub/library/postgres', '16', 151, { lifecycle: cacheLifecycle, scanOnPush: true, vulnerabilities: ['zlib', 'tar'] }),
  cached('docker-hub/library/redis', '7.4', 46, { lifecycle: cacheLifecycle, scanOnPush: true }),
  cached('ghcr/fluxcd/source-controller', 'v1.4', 38),
  cached('quay/prometheus/node-exporter', 'v1.8', 12),
];
