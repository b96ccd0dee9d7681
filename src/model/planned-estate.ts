import type { Inventory, Registry, Repository } from './inventory.js';

/** The kinds of Amazon ECR resource that Terraform manages, as the report counts them. */
export type EcrResourceKind =
  | 'repository'
  | 'lifecycle-policy'
  | 'repository-policy'
  | 'registry-policy'
  | 'registry-scanning-configuration'
  | 'replication-configuration'
  | 'pull-through-cache-rule'
  | 'creation-template'
  | 'account-setting'
  | 'signing-configuration'
  | 'pull-time-update-exclusion'
  | 'other';

/** What a plan does to one resource. The two replacements differ in their order. */
export type ChangeAction = 'no-op' | 'create' | 'read' | 'update' | 'delete' | 'delete-then-create' | 'create-then-delete' | 'forget';

/** One entry of `resource_changes` that concerns ECR or what stands around it. */
export interface ResourceChange {
  readonly address: string;
  /** Where the resource was before a `moved` block; equal to `address` otherwise. */
  readonly previousAddress: string;
  /** Terraform resource type, such as `aws_ecr_repository`. */
  readonly type: string;
  readonly action: ChangeAction;
  readonly importing: boolean;
  /** Terraform's `action_reason`; empty where it gives none. */
  readonly actionReason: string;
  /** Attributes that force a replacement, dotted: `encryption_configuration.0.kms_key`. */
  readonly replacePaths: readonly string[];
}

/** What a plan does to a repository and to the policies that belong to it. */
export interface RepositoryChange {
  /** Key of the repository in the inventories before and after: its address. */
  readonly key: string;
  readonly own: ResourceChange;
  /** Null where the plan has none. */
  readonly lifecyclePolicy: ResourceChange | null;
  readonly policy: ResourceChange | null;
  /** Null for a repository that is created. */
  readonly before: Repository | null;
  /** Null for a repository that is deleted or forgotten. */
  readonly after: Repository | null;
  /** Key of its registry. */
  readonly registry: string;
}

/** What a plan does to the settings of a registry. */
export interface RegistryChange {
  readonly key: string;
  /** Changes of settings (scanning, replication, policy, …), no-op ones left out. */
  readonly settings: readonly ResourceChange[];
  readonly before: Registry | null;
  readonly after: Registry;
}

/** Something worth saying that is no finding. */
export interface Notice {
  readonly code: string;
  readonly message: string;
  readonly where?: string;
}

/** A plan, read: what stands before it, what will stand after it, and the way from one to the other. */
export interface PlannedEstate {
  /** What stands before the plan is applied, as far as the plan tells. Keys are those of `after`. */
  readonly before: Inventory;
  readonly after: Inventory;
  readonly repositoryChanges: readonly RepositoryChange[];
  readonly registryChanges: readonly RegistryChange[];
  /** Every ECR or surrounding resource in the plan, by address: what it is and what happens to it. */
  readonly changes: ReadonlyMap<string, ResourceChange>;
  /** `resource_changes` entries of ECR, by kind. */
  readonly resources: Readonly<Partial<Record<EcrResourceKind, number>>>;
  /** Root variables that may name an environment (environment, env, stage …), not marked sensitive: name to value. */
  readonly environmentVariables: ReadonlyMap<string, string>;
  /** Values that the plan marks sensitive: never to be printed, wherever they turn up. */
  readonly sensitiveValues: ReadonlySet<string>;
  /** The same plan with what it marks sensitive not known: what may be said is said from this. Null where it marks nothing. */
  readonly showable: PlannedEstate | null;
  readonly notices: readonly Notice[];
  readonly terraformVersion: string;
  /**
   * For the line in the `.tf` source: module path (call names, without indexes) to the local `source` of the call, as
   * `configuration` has it. The root module is the empty path.
   */
  readonly moduleSources: ReadonlyMap<string, string>;
}
