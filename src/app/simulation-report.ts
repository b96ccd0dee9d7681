import { monthlySaving, type StoredBytes } from '../cost/monthly-storage-cost.js';
import { type StoragePrices, storagePricesIn } from '../cost/storage-prices.js';
import type { Facts } from '../facts/facts.js';
import { inUseTest } from '../facts/in-use.js';
import { otherRunsOf, simulatedRepository, simulationBy } from '../facts/lifecycle-simulation.js';
import { isFilledByCache } from '../facts/pull-through-cache.js';
import { textOf } from '../facts/repository-subjects.js';
import type { LifecycleReading } from '../lifecycle/fault.js';
import { forecast } from '../lifecycle/forecast/forecast.js';
import { takenLater } from '../lifecycle/forecast/later-runs.js';
import type { Leaving } from '../lifecycle/forecast/run-once.js';
import { lintPolicy } from '../lifecycle/lint/lint-policy.js';
import type { LifecyclePolicy } from '../lifecycle/policy.js';
import { actionOn, type Simulation } from '../lifecycle/simulation/fate.js';
import { type Uncertainty, uncertaintiesOf } from '../lifecycle/simulation/uncertainties.js';
import type { Repository } from '../model/inventory.js';
import { isUnknown } from '../model/unknown.js';
import type { PolicyComparison, RepositorySimulation } from '../schema/generated/report.js';
import { mayLackArchived } from './archived-listing.js';
import { askedTest } from './asked-images.js';
import { doubtfulUse } from './doubtful-use.js';
import { actionsOf, cascadeOf, failuresOf, type InUseBy, keptImagesOf } from './fates-report.js';
import { forecastReport } from './forecast-report.js';
import type { VisitedRepository } from './judge-records.js';
import { lintReport } from './lint-report.js';
import { policyErrors, type ReadPolicyFile, withinFile } from './policy-file.js';
import type { SimulateOptions } from './simulate-options.js';
import { describeComparison } from './simulation-comparison.js';
import { bytesOfLater, bytesOfRun } from './simulation-sizes.js';
import { verification } from './verify-preview.js';

/** A repository's policy as it was read (null for none), and what is to be told of it. */
export interface SimulationRequest {
  readonly reading: LifecycleReading | null;
  readonly policy: ReadPolicyFile | 'none' | null;
  readonly compareTo: ReadPolicyFile | 'current' | 'none' | null;
  readonly pulledWithin: number;
  readonly options: SimulateOptions;
}

const noPolicy: LifecyclePolicy = { rules: [] };

/** Tags that a policy had better keep, where nobody says which. */
const releaseTags = ['v*', 'prod*', 'release*'];

/** What the policy of a repository does to it, as the report tells it. */
export function describeSimulation(visited: VisitedRepository, request: SimulationRequest): RepositorySimulation {
  const { images, facts } = visited;
  const { reading, options, pulledWithin } = request;
  const policy = reading?.valid === true ? reading.policy : noPolicy;
  const warnings = reading?.warnings ?? [];
  const simulation = simulationBy(facts)(images)(policy);
  const repository = {
    ...simulatedRepository(images),
    indexesComeFirst: isFilledByCache(visited.repository.name, visited.registry) !== false,
    mayLackArchived: mayLackArchived(visited),
  };
  const inUse = inUseTest(visited, pulledWithin);
  const inUseBy: InUseBy = (image) => inUse(image).by;
  const head = headOf(visited, request);
  const isAsked = askedTest(options.why ?? [], head);
  const prices = storagePricesIn(textOf(visited.registry.region));
  const bytes = bytesOfRun(simulation);
  return {
    ...head,
    errors: reading === null || reading.valid ? [] : policyErrors(reading.errors),
    lints: reading?.valid === true ? lintReport(lintPolicy(policy, warnings, simulation, repository, { releaseTags })) : [],
    evaluatedAt: new Date(simulation.now).toISOString(),
    images: simulation.fates.length,
    actions: actionsOf(simulation, inUseBy, isAsked),
    failures: failuresOf(simulation),
    cascade: cascadeOf(simulation, inUseBy, isAsked),
    kept: simulation.fates.filter((fate) => actionOn(fate) === null).length,
    ...(options.why === undefined || options.why.length === 0 ? {} : { keptImages: keptImagesOf(simulation, isAsked, inUseBy) }),
    bytesFreed: bytes.expiredBytes,
    bytesArchived: bytes.archivedBytes,
    monthlySaving: savingOf(prices, bytes.before, bytes.after),
    ...laterRuns(takenLater(simulation, repository), bytes.after, prices),
    uncertain: [...uncertaintiesOf(simulation, repository, warnings, otherRunsOf(simulation)), ...doubtfulUse(simulation, inUse)].map(
      reportedUncertainty,
    ),
    ...forecastOf(visited, request, policy, { inUseBy, prices }),
    ...comparisonOf(visited, request, simulation, { inUseBy, prices }),
    ...(visited.end.preview === undefined ? {} : { verification: verification(simulation, visited.end.preview) }),
  };
}

function reportedUncertainty({ images, ...said }: Uncertainty): RepositorySimulation['uncertain'][number] {
  return { ...said, images: images.length, imageDigests: images.map(({ digest }) => digest) };
}

function savingOf(prices: StoragePrices | null, before: StoredBytes, after: StoredBytes): string {
  return prices === null ? '' : monthlySaving(prices, before, after);
}

function laterRuns(later: readonly Leaving[], left: StoredBytes, prices: StoragePrices | null): Pick<RepositorySimulation, 'laterRuns'> {
  if (later.length === 0) return {};
  const bytes = bytesOfLater(later, left);
  return {
    laterRuns: {
      images: later.length,
      bytesFreed: bytes.expiredBytes,
      bytesArchived: bytes.archivedBytes,
      monthlySaving: savingOf(prices, bytes.before, bytes.after),
    },
  };
}

function headOf({ repository, registry }: VisitedRepository, { reading, policy }: SimulationRequest) {
  return {
    repository: textOf(repository.name),
    account: textOf(registry.account),
    region: textOf(registry.region),
    policyFrom: typeof policy === 'object' && policy !== null ? policy.name : reading === null ? 'none' : 'current',
    ...(typeof policy === 'object' && policy !== null ? withinFile(policy) : {}),
  };
}

function forecastOf(
  { images, original, facts }: VisitedRepository,
  { reading, options }: SimulationRequest,
  policy: LifecyclePolicy,
  { inUseBy, prices }: ReportTerms,
): Pick<RepositorySimulation, 'forecast'> {
  const { now, assumptions = {} } = facts.context;
  if (options.forecast === undefined || now === undefined || reading?.valid === false) return {};
  const current = currentPolicy(original, facts);
  const series = forecast(policy, simulatedRepository(images), {
    now: now.getTime(),
    assumptions,
    currentPolicy: typeof current === 'string' || !current.valid ? null : current.policy,
    ...options.forecast,
  });
  return { forecast: forecastReport(series, prices, inUseBy) };
}

/** The policy that is there, which is one of no rules where there is none; in words why it is not known. */
function currentPolicy(repository: Repository, facts: Facts): LifecycleReading | string {
  return readingOf(repository, facts) ?? { valid: true, policy: noPolicy, warnings: [] };
}

/** The policy of a repository, null for none; in words why it is not known. */
export function readingOf({ lifecyclePolicy: { present, text } }: Repository, { readLifecycle }: Facts): LifecycleReading | null | string {
  if (isUnknown(present)) return present.detail;
  if (!present) return null;
  return isUnknown(text) ? text.detail : readLifecycle(text);
}

/** What images and money are told by. */
interface ReportTerms {
  readonly inUseBy: InUseBy;
  readonly prices: StoragePrices | null;
}

function comparisonOf(
  { images, original, facts }: VisitedRepository,
  { reading: own, compareTo }: SimulationRequest,
  simulation: Simulation,
  { inUseBy, prices }: ReportTerms,
): { readonly comparison?: PolicyComparison } {
  // A policy that Amazon ECR refuses does nothing that another could be compared with.
  if (compareTo === null || own?.valid === false) return {};
  const reading = readingToCompare(compareTo, original, facts);
  const comparedTo = typeof compareTo === 'object' ? compareTo.name : original.lifecyclePolicy.present === false ? 'none' : compareTo;
  if (typeof reading === 'string' || !reading.valid) return { comparison: { comparedTo, ...notCompared(reading) } };
  const before = simulationBy(facts)(images)(reading.policy);
  const [was, is] = [bytesOfRun(before), bytesOfRun(simulation)];
  return {
    comparison: {
      comparedTo,
      errors: [],
      ...describeComparison(before, simulation, inUseBy),
      bytesFreedDifference: is.expiredBytes - was.expiredBytes,
      monthlySavingDifference: savingOf(prices, was.after, is.after),
    },
  };
}

function readingToCompare(
  compareTo: NonNullable<SimulationRequest['compareTo']>,
  original: Repository,
  facts: Facts,
): LifecycleReading | string {
  if (typeof compareTo === 'object') return compareTo.reading;
  return compareTo === 'none' ? { valid: true, policy: noPolicy, warnings: [] } : currentPolicy(original, facts);
}

function notCompared(reading: string | Extract<LifecycleReading, { valid: false }>): Omit<PolicyComparison, 'comparedTo'> {
  const notKnown = { code: 'policy-not-known', pointer: '', line: 1, column: 1, serviceMessage: '' };
  return {
    errors: typeof reading === 'string' ? [{ ...notKnown, message: reading }] : policyErrors(reading.errors),
    newlyExpired: [],
    newlyArchived: [],
    newlyKept: [],
    moved: [],
    bytesFreedDifference: 0,
    monthlySavingDifference: '',
  };
}
