import type { Repository } from '../../src/model/inventory.ts';
import type { Knowable } from '../../src/model/unknown.ts';
import type { Pipeline } from './pipeline.ts';
import type { Pullers } from './pulls.ts';
import type { Vulnerability } from './vulnerabilities.ts';

/** A repository of the company, and how its images came to be. */
export interface DemoRepository {
  readonly name: string;
  readonly kind?: Repository['kind'];
  /** AES256 where it is left out. */
  readonly key?: KmsKey;
  readonly mutability?: 'MUTABLE' | 'IMMUTABLE' | 'MUTABLE_WITH_EXCLUSION' | 'IMMUTABLE_WITH_EXCLUSION';
  readonly exclusions?: readonly string[];
  readonly scanOnPush?: boolean;
  /** Text of the lifecycle policy. */
  readonly lifecycle?: string;
  /** Somebody put the lifecycle policy an hour ago: it has not run yet. */
  readonly isLifecycleNew?: boolean;
  /** Text of the repository policy. */
  readonly access?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly pipelines: readonly Pipeline[];
  readonly pulledBy: Pullers;
  /** Pulls in 90 days, as CloudWatch counts them. */
  readonly pulls: number;
  /** What a scan finds in the newest image. */
  readonly vulnerabilities?: readonly Vulnerability[];
  /** Days since the vulnerabilities were first found. */
  readonly firstSeen?: number;
  /** A scan that came to nothing: the status, as the service has it, and its reason. */
  readonly failedScan?: readonly [status: string, reason: string];
  /** The newest images run, as Amazon Inspector sees it. */
  readonly inUse?: boolean;
  /** Somebody deleted the indexes and left their children. */
  readonly lostIndexes?: boolean;
  /** It is a copy: the draws are those of what it is copied from, which began so many days ago. */
  readonly copy?: { readonly of: string; readonly since: number };
}

/** A KMS key, as far as it could be described. */
export interface KmsKey {
  readonly arn: string;
  readonly manager: Knowable<string>;
  readonly state: Knowable<string>;
}
