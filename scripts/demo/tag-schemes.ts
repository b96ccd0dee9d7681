import type { Draw } from './draw.ts';

/** The tags of one build: those that stay with it, and those that move on to the next. */
export interface BuildTags {
  readonly own: readonly string[];
  readonly moving: readonly string[];
}

/** Names the builds of a pipeline, from 0. */
export type TagScheme = (build: { readonly number: number; readonly at: number; readonly draw: Draw }) => BuildTags;

/** `v3.14.2`: a minor release every seventh build. */
export function releases(major: number, firstMinor = 0): TagScheme {
  return ({ number }) => ({ own: [`v${major}.${firstMinor + Math.floor(number / 7)}.${number % 7}`], moving: [] });
}

/** `prod-20261103-1423`, by the minute of the build. */
export function stamped(prefix: string): TagScheme {
  return ({ at }) => {
    const text = new Date(at).toISOString();
    return { own: [`${prefix}-${text.slice(0, 10).replaceAll('-', '')}-${text.slice(11, 16).replace(':', '')}`], moving: [] };
  };
}

/** `sha-1f3a9c2`, the commit. */
export const commits: TagScheme = ({ draw }) => ({ own: [`sha-${draw.hex(7)}`], moving: [] });

/** `main-1f3a9c2` and the like: branch and commit. */
export function branch(name: string): TagScheme {
  return ({ draw }) => ({ own: [`${name}-${draw.hex(7)}`], moving: [] });
}

/** One tag that every build moves: what had it before has none. */
export function only(tag: string): TagScheme {
  return () => ({ own: [], moving: [tag] });
}

/** Each build moves a tag and keeps its own. */
export function alongside(tag: string, scheme: TagScheme): TagScheme {
  return (build) => ({ own: scheme(build).own, moving: [tag] });
}

/** No tag at all, as builds that are pulled by digest. */
export const untagged: TagScheme = () => ({ own: [], moving: [] });
