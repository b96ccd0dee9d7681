import type { Repository } from '../model/inventory.js';
import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import type { Report } from '../schema/generated/report.js';
import { inUseContext, toldInUse } from './images-in-use.js';
import { judgeInventory } from './judge-inventory.js';
import { type JudgeOptions, noSettings } from './judge-options.js';
import { faultsOf, type PolicyFile, type ReadPolicyFile, readPolicyFile, refusedPolicy } from './policy-file.js';
import { defaultPulledWithin, type SimulateOptions } from './simulate-options.js';
import { createSimulationVisits } from './simulation-visits.js';

export type { Notice } from '../model/planned-estate.js';

/** The rules that a simulation asks, whatever the packs hold. */
export const simulationRules = ['valid-lifecycle-policy', 'safe-lifecycle-policy', 'safe-archiving-policy'] as const;

/**
 * What a lifecycle policy does to each repository of an inventory, as `ecr-audit simulate` tells it: image by image, why, when, what is
 * not certain, and what that saves. An image in use that goes is a finding.
 *
 * @returns The report document. Nothing is printed.
 * @throws EcrAuditError (`lifecycle-policy-invalid`) for a policy that Amazon ECR would refuse, and whatever judging an inventory throws.
 */
export async function simulateLifecycle(records: AsyncIterable<InventoryRecord>, options: SimulateOptions = {}): Promise<Report> {
  const { settings, at, notify, pulledWithin = defaultPulledWithin } = options;
  const policy = typeof options.policy === 'object' ? accepted(options.policy) : (options.policy ?? null);
  const compareTo = typeof options.compareTo === 'object' ? accepted(options.compareTo) : (options.compareTo ?? null);
  const inUse = toldInUse(options.inUse ?? []);
  const visits = createSimulationVisits({ policy, compareTo, pulledWithin, references: inUse.references, options });
  const judged = await judgeInventory(records, {
    command: 'simulate',
    options: { ...options, ...rulesAt(options, pulledWithin) },
    at,
    context: { ...inUseContext(inUse), assumptions: { ...settings?.config.assume?.lifecycle, ...options.assumptions } },
    notify,
    visit: visits.visit,
    needed: visits.needed,
    ...(policy === null ? {} : { judgedAsIf: (repository: Repository) => withPolicy(repository, policy) }),
  });
  const report = visits.added(judged);
  return {
    ...report,
    // The rules are those of every simulation, whatever the packs hold.
    scope: { ...report.scope, packs: [], source: options.source ?? report.scope.source },
    incomplete: [...report.incomplete, ...inUse.incomplete],
    notices: [...report.notices, ...inUse.notices, ...(options.notices ?? [])],
  };
}

/** @throws EcrAuditError (`lifecycle-policy-invalid`). */
function accepted(file: PolicyFile): ReadPolicyFile {
  const read = readPolicyFile(file);
  if (faultsOf(read).length > 0) throw refusedPolicy([read]);
  return read;
}

function withPolicy(repository: Repository, policy: ReadPolicyFile | 'none'): Repository {
  const document = policy === 'none' ? { present: false, text: '' } : { present: true, text: policy.text };
  return repository.kind === 'public' ? repository : { ...repository, lifecyclePolicy: { ...document, address: '' } };
}

/** The rules of a simulation are asked by what the run says of use. */
function rulesAt({ settings = noSettings }: SimulateOptions, pulledWithin: number): Pick<JudgeOptions, 'rules' | 'settings'> {
  const { config } = settings;
  const params = { pulledWithin };
  const overrides = {
    'safe-lifecycle-policy': { ...config.rules?.['safe-lifecycle-policy'], params },
    'safe-archiving-policy': { ...config.rules?.['safe-archiving-policy'], params },
  };
  return { rules: simulationRules, settings: { ...settings, config: { ...config, rules: { ...config.rules, ...overrides } } } };
}
