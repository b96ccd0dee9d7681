import type { Image } from '../../model/image.js';
import type { LifecycleWarningCode } from '../fault.js';
import type { LifecyclePosition, LifecycleRule } from '../policy.js';
import type { LintSubject } from './lint-subject.js';

/** Something in a policy that its author probably did not mean, with what shows it in one repository. */
export interface LifecycleLint {
  readonly code: LifecycleLintCode;
  readonly message: string;
  /** Null for the whole policy. */
  readonly rule: LifecycleRule | null;
  readonly position: LifecyclePosition;
  /** All images that show it, oldest first. */
  readonly images: readonly Image[];
  /** Tags or patterns that show it. */
  readonly tags: readonly string[];
  readonly fix: string;
  /** The text of a policy with the fix; empty where there is none to propose. */
  readonly policy: string;
}

/** The same as its lint sees it. */
export interface LintFinding extends Omit<LifecycleLint, 'policy'> {
  /** The rules of policies with the fix, the best first, of which it is not known yet what would be told of them in their turn. */
  readonly proposals: () => readonly (readonly LifecycleRule[])[];
}

/** Where there is no policy to propose. */
export const none: LintFinding['proposals'] = () => [];

/**
 * Stable.
 *
 * - `age-rule-and-moved-tags`: images that somebody promoted or still pulls go by the age of their push.
 * - `anded-tag-list`: no one tag meets the list, which wants an image with a tag for each entry.
 * - `any-never-reached`: rules above own all images, so that a limit for all of them is none.
 * - `archive-saves-nothing`: archived images cost as much as others.
 * - `archived-never-expires`: what a rule archives stays in the archive.
 * - `count-slots-eaten`: children of indexes, untagged images and others take the places of a count.
 * - `dead-rule`: no image has the tags.
 * - `no-rule-for-orphans`: there are indexes, and what an index lists stays when it goes.
 * - `nothing-is-archived`: a rule for the archive, into which the policy puts nothing.
 * - `nothing-stays`: a run takes all images that can be pulled, the newest too.
 * - `release-tags-not-protected`: images with a release tag go by a rule that is not about releases, or by age.
 * - `shadowed-rule`: rules above own whatever it could select.
 *
 * The others are what the reader of policies warns of.
 */
export type LifecycleLintCode =
  | LifecycleWarningCode
  | 'age-rule-and-moved-tags'
  | 'anded-tag-list'
  | 'any-never-reached'
  | 'archive-saves-nothing'
  | 'archived-never-expires'
  | 'count-slots-eaten'
  | 'dead-rule'
  | 'no-rule-for-orphans'
  | 'nothing-is-archived'
  | 'nothing-stays'
  | 'release-tags-not-protected'
  | 'shadowed-rule';

/** Looks for one thing. Where something is not known it says only what is certain all the same. */
export type Lint = (subject: LintSubject) => readonly LintFinding[];
