import type { PlanConfigurationModule, PlanConfigurationResource, PlanDocument, PlanModuleCall } from './plan-document.js';

/** A module as it is written: one for all of its instances. */
export interface ConfiguredModule {
  /** Call names from the root down, joined by dots; empty for the root. */
  readonly path: string;
  readonly module: PlanConfigurationModule;
  /** The block that calls it; undefined for the root. */
  readonly call: PlanModuleCall | undefined;
  /** By `type.name`, data sources by `data.type.name`. */
  readonly resources: ReadonlyMap<string, PlanConfigurationResource>;
}

/** Modules of `configuration` by their path. */
export type ConfigurationIndex = ReadonlyMap<string, ConfiguredModule>;

/** Indexes `configuration` once, so that nothing has to walk it again. */
export function indexConfiguration(plan: PlanDocument): ConfigurationIndex {
  const index = new Map<string, ConfiguredModule>();
  const root = plan.configuration?.root_module;
  if (root !== undefined) addModule(index, '', root, undefined);
  return index;
}

/** Sources of the module calls, by path; the root module has none and is left out. */
export function moduleSourcesOf(configuration: ConfigurationIndex): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const { path, call } of configuration.values()) {
    if (call?.source !== undefined) sources.set(path, call.source);
  }
  return sources;
}

/** Path of a module below another. */
export function pathBelow(parent: string, call: string): string {
  return parent === '' ? call : `${parent}.${call}`;
}

/** Path of the module above; undefined above the root. */
export function pathAbove(path: string): string | undefined {
  if (path === '') return undefined;
  const dot = path.lastIndexOf('.');
  return dot === -1 ? '' : path.slice(0, dot);
}

function addModule(
  index: Map<string, ConfiguredModule>,
  path: string,
  module: PlanConfigurationModule,
  call: PlanModuleCall | undefined,
): void {
  const resources = new Map((module.resources ?? []).map((resource) => [configuredName(resource), resource]));
  index.set(path, { path, module, call, resources });
  for (const [name, below] of Object.entries(module.module_calls ?? {})) {
    addModule(index, pathBelow(path, name), below.module ?? {}, below);
  }
}

function configuredName({ mode, type, name }: PlanConfigurationResource): string {
  return mode === undefined || mode === 'managed' ? `${type}.${name}` : `${mode}.${type}.${name}`;
}
