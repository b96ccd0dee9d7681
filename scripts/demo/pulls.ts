import type { Image } from '../../src/model/image.ts';
import type { Draw } from './draw.ts';
import { day, daysAgo, hour, instant, minute } from './moment.ts';
import type { Build } from './pipeline.ts';

/** Who pulls from a repository: a cluster that runs the newest builds, jobs that use each build once, everybody, or nobody. */
export type Pullers = 'cluster' | 'jobs' | 'everybody' | 'nobody';

/** How many builds a cluster runs: the new one, and those that a roll-out has not replaced yet. */
const running = 3;

/** The builds with their recorded pull times. */
export function withPulls(builds: readonly Build[], by: Pullers, draw: Draw): readonly Build[] {
  return builds.map((build, number) => {
    const at = lastPull(build, { by, isRunning: builds.length - number <= running, draw });
    return at === null ? build : pulledAt(build, at, draw);
  });
}

interface Asked {
  readonly by: Pullers;
  readonly isRunning: boolean;
  readonly draw: Draw;
}

/** Most images are not pulled again after their first week, and every fourth never is. */
function lastPull({ at }: Build, { by, isRunning, draw }: Asked): number | null {
  switch (by) {
    case 'nobody':
      return null;
    case 'everybody':
      return draw.chance(0.85) ? Math.max(at + hour, daysAgo(9 * draw.share() ** 2)) : soonAfter(at, draw);
    case 'jobs':
      return draw.chance(0.75) ? soonAfter(at, draw) : null;
    case 'cluster':
      if (isRunning) return Math.max(at + 2 * minute, daysAgo(2 * draw.share()));
      return draw.chance(0.25) ? null : soonAfter(at, draw);
  }
}

function soonAfter(at: number, draw: Draw): number {
  return at + 2 * minute + 7 * day * draw.share() ** 3;
}

/** A pull of an index is one of the image of a platform too; attestations are pulled by nobody. */
function pulledAt(build: Build, at: number, draw: Draw): Build {
  const pulled = (image: Image): Image => ({ ...image, lastPulledAt: instant(at) });
  const [amd64, arm64, ...attestations] = build.children;
  const platforms = [
    ...(amd64 === undefined ? [] : [pulled(amd64)]),
    ...(arm64 === undefined ? [] : [draw.chance(0.3) ? pulled(arm64) : arm64]),
  ];
  return { ...build, main: pulled(build.main), children: [...platforms, ...attestations] };
}
