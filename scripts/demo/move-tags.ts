import type { BuildTags } from './tag-schemes.ts';

/** The tags that each build has when all are pushed: its own, and those that no later build took from it. */
export function moveTags(builds: readonly BuildTags[]): readonly (readonly string[])[] {
  const last = new Map(builds.flatMap(({ moving }, number) => moving.map((tag) => [tag, number] as const)));
  return builds.map(({ own, moving }, number) => [...own, ...moving.filter((tag) => last.get(tag) === number)]);
}
