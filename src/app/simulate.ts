import type { FactContext } from '../facts/context.js';
import type { Repository } from '../model/inventory.js';
import type { Notice } from '../model/planned-estate.js';
import { isUnknown, unknown } from '../model/unknown.js';
import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import type { Incomplete, Report } from '../schema/generated/report.js';
import { readImagesInUse } from '../sources/in-use/read-images-in-use.js';
import { belongsElsewhere } from './ask-rules.js';
import { createFindingPlaces } from './finding-places.js';
import { judgeInventory } from './judge-inventory.js';
import { type JudgeOptions, noSettings } from './judge-options.js';
import type { VisitedRepository } from './judge-records.js';
import { listedEarlier } from './listed-earlier.js';
import { createNeeds } from './needed-parts.js';
import { faultsOf, type PolicyFile, type ReadPolicyFile, readPolicyFile, refusedPolicy } from './policy-file.js';
import { createReferenceCheck } from './references-found.js';
import { requestedEnvironment } from './requested-environment.js';
import { defaultPulledWithin, type SimulateOptions } from './simulate-options.js';
import { createWhyCheck, unreadForUse } from './simulation-gaps.js';
import { simulationNotices, withoutRepeats } from './simulation-notices.js';
import { describeSimulation, readingOf } from './simulation-report.js';

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
  const policy = typeof options.policy === 'object' ? accepted(options.policy) : (options.policy ?? null);
  const compareTo = typeof options.compareTo === 'object' ? accepted(options.compareTo) : (options.compareTo ?? null);
  const { notify } = options;
  const assumptions = { ...options.settings?.config.assume?.lifecycle, ...options.assumptions };
  const inUse = (options.inUse ?? []).map((file) => ({ name: file.name, ...readImagesInUse(file) }));
  const pulledWithin = options.pulledWithin ?? defaultPulledWithin;
  const environment = requestedEnvironment(options.environment ?? '', options.settings ?? noSettings);
  const simulation: NonNullable<Report['simulation']> = [];
  const notices: Notice[] = inUse.flatMap((file) => file.notices);
  const references = inUse.flatMap((file) => file.references);
  const incomplete: Incomplete[] = inUse.flatMap(({ name, missing }) => missing.map((one) => ({ ...one, where: name })));
  const found = createReferenceCheck(references);
  const why = createWhyCheck(options.why ?? []);
  const places = createFindingPlaces(policy);
  const needs = createNeeds(options.repositories ?? []);
  const visit = (visited: VisitedRepository): void => {
    if (visited.repository.kind === 'public' || belongsElsewhere(visited.subject, environment)) return;
    needs.look(visited);
    const reading = readingOf(visited.repository, visited.facts);
    if (typeof reading === 'string') {
      const { name } = visited.repository;
      notices.push({
        code: 'not-simulated',
        message: `the lifecycle policy of ${isUnknown(name) ? 'a repository' : name} is not known: ${reading}`,
      });
      return;
    }
    const early = listedEarlier(visited, reading?.valid === true ? reading.policy : null);
    const told = describeSimulation(visited, { reading, policy, compareTo, pulledWithin, options });
    const described = { ...told, uncertain: [...early.uncertain, ...told.uncertain] };
    simulation.push(described);
    if (reading?.valid === true) places.look(described, reading.policy);
    incomplete.push(...unreadForUse(described));
    why.look(visited.images.images, described);
    found.look({ ...visited, images: visited.images.images });
    notices.push(...early.notices, ...simulationNotices(visited, reading?.valid === true ? reading.policy : null, described));
  };
  const report = await judgeInventory(records, {
    command: 'simulate',
    options: { ...options, ...rulesAt(options, pulledWithin) },
    at: options.at,
    context: { imagesInUse: references, assumptions, ...missingIn(incomplete) },
    notify,
    visit,
    needed: needs.sift,
    ...(policy === null ? {} : { judgedAsIf: (repository: Repository) => withPolicy(repository, policy) }),
  });
  return {
    ...report,
    // The rules are those of every simulation, whatever the packs hold.
    scope: { ...report.scope, packs: [], source: options.source ?? report.scope.source },
    simulation: simulation.sort(byPlace),
    findings: report.findings.map(places.placed),
    incomplete: [...report.incomplete, ...incomplete],
    notices: [...report.notices, ...withoutRepeats(notices), ...why.notices(), ...found.notices(), ...(options.notices ?? [])],
  };
}

/** A list of what runs that is not whole leaves open whether anything else runs. */
function missingIn([first]: readonly Incomplete[]): Pick<FactContext, 'imagesInUseMissing'> {
  if (first === undefined) return {};
  return { imagesInUseMissing: unknown('not-read', `whether something else runs it: ${first.where}: ${first.why}`) };
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

type Simulated = NonNullable<Report['simulation']>[number];

function byPlace(a: Simulated, b: Simulated): number {
  const place = ({ account, region, repository }: Simulated): string => `${account}\n${region}\n${repository}`;
  return place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0;
}
