import type { LifecycleLint, LifecycleLintCode } from '../../../src/lifecycle/lint/lint.js';
import { lintPolicy } from '../../../src/lifecycle/lint/lint-policy.js';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { type Json, textOf } from '../policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from '../simulation/repository-fixture.js';

export const releaseTags = ['v*', 'prod*', 'release*'];

/** An image by what it is told apart by: its tags, and how many days ago it was pushed. */
export const tagged = (days: number, ...tags: readonly string[]): Image =>
  imageOf(tags.join('+'), { tags: [...tags], pushedAt: daysAgo(days) });

export const bare = (digest: string, days: number, known: Partial<Image> = {}): Image =>
  imageOf(digest, { pushedAt: daysAgo(days), ...known });

export const indexOf = (image: Image): Image => ({ ...image, mediaType: 'application/vnd.oci.image.index.v1+json' });

export const stored = (image: Image): Image => ({ ...image, status: 'ARCHIVED', lastArchivedAt: daysAgo(1) });

export interface LintCase {
  readonly rules: readonly Json[];
  readonly images: readonly Image[] | SimulatedRepository;
  readonly assumptions?: Partial<Assumptions>;
}

/** All lints of a policy over a repository. */
export function lintsOf({ rules, images, assumptions = {} }: LintCase): readonly LifecycleLint[] {
  const reading = readLifecyclePolicy(textOf(...rules));
  if (!reading.valid) throw new Error(reading.errors.map(({ message }) => message).join('\n'));
  const repository = 'images' in images ? images : repositoryOf(images);
  const simulation = simulate(reading.policy, repository, { now, assumptions });
  return lintPolicy(reading.policy, reading.warnings, simulation, repository, { releaseTags });
}

/** The lints of one kind. */
export const foundOf = (code: LifecycleLintCode, lintCase: LintCase): readonly LifecycleLint[] =>
  lintsOf(lintCase).filter((lint) => lint.code === code);

/** What a table compares: the rule, and the images that show it. */
export const inBrief = (lints: readonly LifecycleLint[]): readonly (readonly [number, readonly string[]])[] =>
  lints.map(({ rule, images }) => [rule?.priority ?? 0, images.map(({ digest }) => digest)]);

/** The lints of one kind that a proposed policy still has over the same images. */
export function afterwards(code: LifecycleLintCode, { policy }: LifecycleLint, lintCase: LintCase): readonly LifecycleLint[] {
  const parsed: { readonly rules: readonly Json[] } = JSON.parse(policy);
  return foundOf(code, { ...lintCase, rules: parsed.rules });
}
