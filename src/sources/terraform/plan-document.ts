/**
 * The parts of `terraform show -json` that are used, as Terraform names them. Nearly everything may be missing: OpenTofu,
 * Terraform Cloud's redacted plans and old versions each leave something out.
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object with keys of any name. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A plan with what is not used left out: entries of other resource types, and `planned_values`. */
export interface PlanDocument {
  readonly format_version?: string;
  readonly terraform_version?: string;
  /** Plain text even where the variable is sensitive: the mark is in `configuration.root_module.variables`. */
  readonly variables?: Readonly<Record<string, PlanVariable>>;
  /** Only types of interest; missing in a `-refresh-only` plan. */
  readonly resource_changes?: readonly PlanResourceChange[];
  /** Only types of interest. */
  readonly resource_drift?: readonly PlanResourceChange[];
  /** Changes that Terraform puts off, as it does not know yet how many there are; only types of interest. */
  readonly deferred_changes?: readonly PlanDeferredChange[];
  /** Only data resources of types of interest. */
  readonly prior_state?: PlanState;
  readonly configuration?: PlanConfiguration;
  readonly checks?: readonly Json[];
  /** False after `-target` or with deferred changes. */
  readonly complete?: boolean;
  /** False for a plan that changes nothing, and for one that failed. */
  readonly applyable?: boolean;
  readonly errored?: boolean;
  /** Entries of `resource_changes` of every type, before the selection. */
  readonly resourceChangeCount: number;
  /** Whether the plan has `planned_values`, which are not kept. */
  readonly hasPlannedValues: boolean;
}

/** A root variable's value. */
export interface PlanVariable {
  readonly value?: Json;
}

/** What happens to one resource, in `resource_changes` and `resource_drift` alike. */
export interface PlanResourceChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly module_address?: string;
  /** `managed`, `data` or `ephemeral`; old formats leave it out of managed resources. */
  readonly mode?: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly provider_name?: string;
  /** Id of an object left over from an interrupted create_before_destroy. */
  readonly deposed?: string;
  readonly action_reason?: string;
  readonly change: PlanChange;
}

/** An entry of `deferred_changes`; its address may end in `[*]`. */
export interface PlanDeferredChange {
  readonly reason?: string;
  readonly resource_change: PlanResourceChange;
}

/** The change itself; `before` and `after` are null where there is no object. */
export interface PlanChange {
  /** Empty where the plan has none: to be read as no-op. */
  readonly actions: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
  readonly after_unknown?: Json;
  readonly before_sensitive?: Json;
  readonly after_sensitive?: Json;
  readonly replace_paths?: readonly Json[];
  readonly importing?: Json;
}

/** `prior_state`. */
export interface PlanState {
  readonly values?: { readonly root_module?: PlanStateModule };
}

/** A module instance of `prior_state`. */
export interface PlanStateModule {
  readonly address?: string;
  readonly resources?: readonly PlanStateResource[];
  readonly child_modules?: readonly PlanStateModule[];
}

/** A resource as it is in the state. */
export interface PlanStateResource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly provider_name?: string;
  readonly values?: JsonObject;
  readonly sensitive_values?: Json;
}

/** `configuration`: the source text without its values. */
export interface PlanConfiguration {
  readonly provider_config?: Readonly<Record<string, PlanProviderConfig>>;
  readonly root_module?: PlanConfigurationModule;
}

/** A provider block, or a provider handed to a module; the key of the record is what `provider_config_key` refers to. */
export interface PlanProviderConfig {
  readonly name?: string;
  readonly full_name?: string;
  readonly alias?: string;
  readonly module_address?: string;
  readonly version_constraint?: string;
  readonly expressions?: PlanExpressions;
}

/** A module as it is written, once for all of its instances. */
export interface PlanConfigurationModule {
  readonly resources?: readonly PlanConfigurationResource[];
  readonly module_calls?: Readonly<Record<string, PlanModuleCall>>;
  readonly variables?: Readonly<Record<string, PlanConfigurationVariable>>;
  readonly outputs?: Readonly<Record<string, PlanConfigurationOutput>>;
}

/** A resource block. */
export interface PlanConfigurationResource {
  /** Relative to its module, without index. */
  readonly address: string;
  readonly mode?: string;
  readonly type: string;
  readonly name: string;
  readonly provider_config_key?: string;
  readonly expressions?: PlanExpressions;
  readonly count_expression?: Json;
  readonly for_each_expression?: Json;
  readonly depends_on?: readonly Json[];
}

/** A module block. */
export interface PlanModuleCall {
  readonly source?: string;
  readonly expressions?: PlanExpressions;
  readonly count_expression?: Json;
  readonly for_each_expression?: Json;
  readonly module?: PlanConfigurationModule;
  readonly version_constraint?: string;
}

/** A variable block. */
export interface PlanConfigurationVariable {
  readonly default?: Json;
  readonly sensitive?: boolean;
}

/** An output block. */
export interface PlanConfigurationOutput {
  readonly sensitive?: boolean;
  readonly expression?: Json;
}

/** Argument names to `{constant_value}`, `{references}`, or for a nested block a list or object of further expressions. */
export type PlanExpressions = JsonObject;
