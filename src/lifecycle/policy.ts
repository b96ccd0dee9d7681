/**
 * A lifecycle policy that the service accepts, as the analyses and the simulator see it.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
 */
export interface LifecyclePolicy {
  /** In the order of priority: the rule that decides first comes first. */
  readonly rules: readonly LifecycleRule[];
}

export interface LifecycleRule {
  readonly priority: number;
  readonly description: string;
  readonly position: LifecyclePosition;
  readonly tagStatus: LifecycleTagStatus;
  /**
   * What the image's tags must meet, every entry by some tag: the entries of the list as wildcard patterns, a prefix `p` as
   * `p*`. Empty unless tagStatus is `tagged`.
   */
  readonly patterns: readonly string[];
  /** The list as it was written; null unless tagStatus is `tagged`. */
  readonly tagList: LifecycleTagList | null;
  readonly storageClass: LifecycleStorageClass;
  readonly count: LifecycleCount;
  readonly action: LifecycleAction;
}

/** Where something stands in the policy's text; line and column count from 1. */
export interface LifecyclePosition {
  readonly line: number;
  readonly column: number;
  /** JSON pointer, such as `/rules/0/selection`. */
  readonly pointer: string;
}

export interface LifecycleTagList {
  readonly kind: 'prefix' | 'pattern';
  readonly entries: readonly string[];
}

export type LifecycleCount =
  | { readonly type: 'imageCountMoreThan'; readonly number: number }
  | { readonly type: LifecycleAgeType; readonly days: number };

export type LifecycleTagStatus = 'tagged' | 'untagged' | 'any';
export type LifecycleStorageClass = 'standard' | 'archive';
export type LifecycleAgeType = 'sinceImagePushed' | 'sinceImagePulled' | 'sinceImageTransitioned';
export type LifecycleAction = 'expire' | 'transition';
