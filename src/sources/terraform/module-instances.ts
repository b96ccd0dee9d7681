import { type InstanceKey, type ModuleStep, parseAddress } from './address.js';
import { pathBelow } from './configuration-index.js';
import type { PlanResourceChange } from './plan-document.js';

/** Instances of one block. */
export interface Instances<T> {
  /** `undefined` is the key of the one that has neither count nor for_each. */
  readonly byIndex: ReadonlyMap<InstanceKey | undefined, T>;
  readonly all: readonly T[];
}

/** A module as it stands in the plan: `module.ecr["api"]`. */
export interface ModuleInstance {
  readonly address: string;
  /** Path in `configuration`, without indexes. */
  readonly path: string;
  /** How it is called; undefined for the root. */
  readonly step: ModuleStep | undefined;
  readonly parent: ModuleInstance | undefined;
  /** Modules called from here, by call name. */
  readonly calls: ReadonlyMap<string, Instances<ModuleInstance>>;
}

interface GrowingInstances<T> extends Instances<T> {
  readonly byIndex: Map<InstanceKey | undefined, T>;
  readonly all: T[];
}

interface GrowingModule extends ModuleInstance {
  readonly parent: GrowingModule | undefined;
  readonly calls: Map<string, GrowingInstances<GrowingModule>>;
}

/** The module instances of a plan. */
export interface ModuleTree {
  readonly moduleOf: (entry: PlanResourceChange) => ModuleInstance;
  /** Addresses of a resource of a module, by `type.name`. */
  readonly addressesOf: (module: ModuleInstance, name: string) => Instances<string> | undefined;
}

/** Makes the tree of module instances from the addresses of the entries. */
export function growModuleTree(entries: readonly PlanResourceChange[]): ModuleTree {
  const root = makeModule(undefined, undefined);
  const byAddress = new Map<string, GrowingModule>([['', root]]);
  const moduleOf = (entry: PlanResourceChange): GrowingModule => {
    const address = entry.module_address ?? '';
    const known = byAddress.get(address);
    if (known !== undefined) return known;
    const module = (parseAddress(entry.address)?.modulePath ?? []).reduce(enterModule, root);
    byAddress.set(address, module);
    return module;
  };
  // Only what a reference leads to is looked up, and most plans name everything.
  let addresses: ReadonlyMap<ModuleInstance, ReadonlyMap<string, Instances<string>>> | undefined;
  return {
    moduleOf,
    addressesOf: (module, name) => {
      addresses ??= gatherAddresses(entries, moduleOf);
      return addresses.get(module)?.get(name);
    },
  };
}

function gatherAddresses(entries: readonly PlanResourceChange[], moduleOf: ModuleTree['moduleOf']) {
  const addresses = new Map<ModuleInstance, Map<string, GrowingInstances<string>>>();
  for (const entry of entries) {
    const module = moduleOf(entry);
    const resources = addresses.get(module) ?? new Map<string, GrowingInstances<string>>();
    addresses.set(module, resources);
    add(instancesOf(resources, `${entry.type}.${entry.name}`), entry.index, entry.address);
  }
  return addresses;
}

/** A module in which the plan has nothing that is looked at: it stands for the call, so that its outputs can be followed. */
export function emptyModule(parent: ModuleInstance, step: ModuleStep): ModuleInstance {
  return { ...makeModule(undefined, step), parent, path: pathBelow(parent.path, step.name), address: addressBelow(parent, step) };
}

function enterModule(parent: GrowingModule, step: ModuleStep): GrowingModule {
  const instances = instancesOf(parent.calls, step.name);
  const known = instances.byIndex.get(step.index);
  if (known !== undefined) return known;
  const made = makeModule(parent, step);
  add(instances, step.index, made);
  return made;
}

function makeModule(parent: GrowingModule | undefined, step: ModuleStep | undefined): GrowingModule {
  const path = step === undefined ? '' : pathBelow(parent?.path ?? '', step.name);
  const address = step === undefined ? '' : addressBelow(parent, step);
  return { address, path, step, parent, calls: new Map() };
}

function addressBelow(parent: ModuleInstance | undefined, { name, index }: ModuleStep): string {
  const above = parent === undefined || parent.address === '' ? '' : `${parent.address}.`;
  return `${above}module.${name}${index === undefined ? '' : `[${JSON.stringify(index)}]`}`;
}

function add<T>(instances: GrowingInstances<T>, index: InstanceKey | undefined, instance: T): void {
  instances.byIndex.set(index, instance);
  instances.all.push(instance);
}

function instancesOf<T>(map: Map<string, GrowingInstances<T>>, name: string): GrowingInstances<T> {
  const known = map.get(name);
  if (known !== undefined) return known;
  const made: GrowingInstances<T> = { byIndex: new Map(), all: [] };
  map.set(name, made);
  return made;
}
