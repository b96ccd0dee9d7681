import { expect } from 'vitest';
import type { Repository } from '../../../src/model/inventory.js';
import type { PlannedEstate } from '../../../src/model/planned-estate.js';
import type { Knowable } from '../../../src/model/unknown.js';
import { parseAddress } from '../../../src/sources/terraform/address.js';
import type {
  Json,
  JsonObject,
  PlanConfigurationModule,
  PlanConfigurationResource,
  PlanDocument,
  PlanModuleCall,
  PlanProviderConfig,
  PlanResourceChange,
} from '../../../src/sources/terraform/plan-document.js';
import { translatePlan } from '../../../src/sources/terraform/translate-plan.js';

/** A lifecycle policy with a mark, to tell one from another. */
export const lifecycleText = (mark: string): string =>
  JSON.stringify({
    rules: [{ rulePriority: 1, description: mark, selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 9 } }],
  });

/** An entry of `resource_changes` for an address. What is null in `after` is left out of it where `unknown` marks it. */
export function entry(
  address: string,
  change: Partial<PlanResourceChange['change']>,
  more: Partial<PlanResourceChange> = {},
): PlanResourceChange {
  const parsed = parseAddress(address);
  if (parsed === undefined) throw new Error(`no address: ${address}`);
  const dot = moduleAddressOf(address, parsed.type, parsed.mode);
  return {
    address,
    ...(dot === '' ? {} : { module_address: dot }),
    mode: parsed.mode,
    type: parsed.type,
    name: parsed.name,
    ...(parsed.index === undefined ? {} : { index: parsed.index }),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions: ['create'], before: null, after: null, after_unknown: {}, ...change },
    ...more,
  };
}

/** A resource that the plan creates. */
export const created = (address: string, after: JsonObject, unknown: Json = {}): PlanResourceChange =>
  entry(address, { after, after_unknown: unknown });

/** A resource that stays as it is. */
export const kept = (address: string, values: JsonObject, more: Partial<PlanResourceChange> = {}): PlanResourceChange =>
  entry(address, { actions: ['no-op'], before: values, after: values }, more);

/** A new repository, with what a plan shows of one. */
export const newRepository = (address: string, after: JsonObject, unknown: JsonObject = {}): PlanResourceChange =>
  created(
    address,
    {
      encryption_configuration: [],
      force_delete: null,
      image_scanning_configuration: [],
      image_tag_mutability: 'MUTABLE',
      tags: null,
      timeouts: null,
      ...after,
    },
    { arn: true, id: true, registry_id: true, repository_url: true, tags_all: true, ...unknown },
  );

/** An existing repository in account 111122223333, region eu-west-1. */
export const oldRepository = (name: string, more: JsonObject = {}): JsonObject => ({
  arn: `arn:aws:ecr:eu-west-1:111122223333:repository/${name}`,
  encryption_configuration: [{ encryption_type: 'AES256', kms_key: '' }],
  force_delete: null,
  id: name,
  image_scanning_configuration: [{ scan_on_push: true }],
  image_tag_mutability: 'IMMUTABLE',
  name,
  registry_id: '111122223333',
  tags: {},
  tags_all: {},
  ...more,
});

/** A block of the configuration. `references` are written in full, as Terraform does. */
export function block(
  address: string,
  expressions: JsonObject = {},
  more: Partial<PlanConfigurationResource> = {},
): PlanConfigurationResource {
  const parsed = parseAddress(address);
  if (parsed === undefined) throw new Error(`no address: ${address}`);
  const { mode, type, name } = parsed;
  return { address, mode, type, name, provider_config_key: 'aws', expressions, ...more };
}

/** An expression that refers to something; the shorter forms are added. */
export function refers(...references: readonly string[]): JsonObject {
  return { references: references.flatMap(withShorterForms) };
}

/** An expression that is a constant. */
export const constant = (value: Json): JsonObject => ({ constant_value: value });

/** A plan of entries and a root module. */
export function planOf(
  changes: readonly PlanResourceChange[],
  root: PlanConfigurationModule = {},
  more: Partial<PlanDocument> & { readonly providers?: Readonly<Record<string, PlanProviderConfig>> } = {},
): PlanDocument {
  const { providers, ...document } = more;
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: changes,
    resourceChangeCount: changes.length,
    hasPlannedValues: true,
    configuration: { provider_config: providers ?? { aws: provider('eu-west-1') }, root_module: root },
    ...document,
  };
}

/** A provider block with a region. */
export const provider = (region: string | undefined, expressions: JsonObject = {}): PlanProviderConfig => ({
  name: 'aws',
  full_name: 'registry.terraform.io/hashicorp/aws',
  expressions: { ...(region === undefined ? {} : { region: constant(region) }), ...expressions },
});

/** A module call. */
export const call = (
  module: PlanConfigurationModule,
  expressions: JsonObject = {},
  more: Partial<PlanModuleCall> = {},
): PlanModuleCall => ({
  source: './module',
  expressions,
  module,
  ...more,
});

/** Translates, and gives the repositories of one side by key. */
export function repositoriesOf(plan: PlanDocument, side: 'before' | 'after' = 'after'): Readonly<Record<string, Repository>> {
  return Object.fromEntries(translatePlan(plan)[side].repositories.map((repository) => [repository.key, repository]));
}

/** The one repository that a plan leads to. */
export function soleRepository(plan: PlanDocument): Repository {
  const { repositories } = translatePlan(plan).after;
  const [first] = repositories;
  if (first === undefined || repositories.length > 1) throw new Error(`${repositories.length} repositories`);
  return first;
}

/** Codes of the notices. */
export const noticeCodes = ({ notices }: PlannedEstate): readonly string[] => notices.map(({ code }) => code);

/** Matches an Unknown with this cause. */
export const unknownFor = (cause: string) => ({ unknown: cause, detail: expect.any(String) });

function moduleAddressOf(address: string, type: string, mode: string): string {
  const tail = mode === 'data' ? `data.${type}.` : `${type}.`;
  const at = address.lastIndexOf(address.startsWith(tail) ? tail : `.${tail}`);
  return at <= 0 ? '' : address.slice(0, at);
}

function withShorterForms(reference: string): readonly string[] {
  const forms = [reference];
  let rest = reference;
  for (;;) {
    const shorter = rest.replace(/(?:\[[^\]]*\]|\.[^.[\]]+)$/u, '');
    const enough = shorter.split('.').length >= (shorter.startsWith('data.') ? 3 : 2);
    if (shorter === rest || !enough) return forms;
    forms.push(shorter);
    rest = shorter;
  }
}

/** The first of a list of the model that is known. */
export function firstOf<T>(list: Knowable<readonly T[]> | undefined): T | undefined {
  return Array.isArray(list) ? list[0] : undefined;
}
