import type {
  Forecast,
  ForecastDay,
  ImageAction,
  ImageChange,
  KeptImage,
  LeavingImage,
  PolicyComparison,
  PolicyLint,
  Report,
  RepositorySimulation,
  Uncertainty,
} from '../../src/schema/generated/report.js';
import { reportOf } from './report-fixture.js';

/** A digest that begins with the number, so that images of a list can be told apart. */
export function digestOf(number: number): string {
  return `sha256:${String(number).padStart(12, '0')}${'f'.repeat(52)}`;
}

/** A simulation of which only what a test is about needs saying. */
export function simulation(over: Partial<RepositorySimulation> = {}): RepositorySimulation {
  return {
    repository: 'api',
    account: '111122223333',
    region: 'eu-west-1',
    policyFrom: 'current',
    errors: [],
    lints: [],
    evaluatedAt: '2026-11-21T12:00:00.000Z',
    images: 10,
    actions: [],
    failures: [],
    cascade: [],
    kept: 10,
    bytesFreed: 0,
    bytesArchived: 0,
    monthlySaving: '0',
    uncertain: [],
    ...over,
  };
}

/** Images that a rule expires because of their number, the last first. */
export function expiring(count: number, over: (at: number) => Partial<ImageAction> = () => ({})): ImageAction[] {
  return Array.from({ length: count }, (_, at) => ({
    imageDigest: digestOf(at),
    imageTags: [`v${at}`],
    action: 'expire',
    appliedRulePriority: 1,
    reason: `rule 1 keeps the newest 10 of what it selects and expires the rest: this is number ${10 + count - at}`,
    at: '2026-11-21T12:00:00.000Z',
    since: '',
    inUse: false,
    inUseBy: [],
    bytes: 2 ** 20,
    ...over(at),
  }));
}

/** A report of these simulations, checked against the schema. */
export function simulatedReport(simulations: readonly RepositorySimulation[]): Report {
  return reportOf([], { command: 'simulate', simulation: [...simulations] });
}

/** An image that a day of a forecast takes. */
export function leavingImage(number: number, over: Partial<LeavingImage> = {}): LeavingImage {
  return { imageDigest: digestOf(number), imageTags: [`v${number}`], action: 'expire', appliedRulePriority: 1, inUse: true, ...over };
}

/** A forecast of these days, the first of them 2026-11-21, in which nothing else is known. */
export function forecastOf(days: readonly Partial<ForecastDay>[], over: Partial<Forecast> = {}): Forecast {
  const size = { images: 0, bytes: 0, archivedBytes: 0, monthlyCost: '' };
  const nothing = { pushed: 0, expired: 0, archived: 0, leaving: [], ...size };
  return {
    horizonDays: days.length - 1,
    pushes: [],
    days: days.map((day, at) => ({ day: at, date: `2026-11-${21 + at}`, ...nothing, ...day })),
    steadyState: { bounded: true, afterDays: 0, ...size, growth: { images: 0, bytes: 0, monthlyCost: '' }, why: '' },
    assumptions: [],
    ...over,
  };
}

/** A comparison with the current policy in which every image fares the same. */
export function comparisonOf(over: Partial<PolicyComparison> = {}): PolicyComparison {
  const none = { newlyExpired: [], newlyArchived: [], newlyKept: [], moved: [] };
  return { comparedTo: 'current', errors: [], ...none, bytesFreedDifference: 0, monthlySavingDifference: '0.00', ...over };
}

/** So many images that one policy takes and another keeps. */
export function changesOf(count: number): ImageChange[] {
  return Array.from({ length: count }, (_, at) => ({
    imageDigest: digestOf(at),
    imageTags: [],
    before: { action: 'keep', rulePriority: 0 },
    after: { action: 'expire', rulePriority: 1 },
    inUse: false,
  }));
}

/** A lint of which only what a test is about needs saying. */
export function lint(over: Partial<PolicyLint> = {}): PolicyLint {
  return {
    code: 'nothing-stays',
    message: 'rule 1 keeps nothing',
    rulePriority: 1,
    pointer: '/rules/0',
    line: 4,
    column: 7,
    images: 1,
    examples: [],
    tags: [],
    fix: 'keep some',
    policy: '',
    ...over,
  };
}

/** Something that is not certain of one image. */
export function uncertainty(over: Partial<Uncertainty> = {}): Uncertainty {
  return {
    code: 'ties',
    message: 'Amazon ECR does not document which counts as the newer one',
    assumed: 'lower-digest-newer',
    otherwise: 'higher-digest-newer',
    images: 1,
    imageDigests: [digestOf(1)],
    ...over,
  };
}

/** An image that `--why` names and that stays. */
export function keptImage(number: number, over: Partial<KeptImage> = {}): KeptImage {
  return {
    imageDigest: digestOf(number),
    imageTags: [`v${number}`],
    rulePriority: 1,
    reason: `rule 1 keeps the newest 10 of what it selects: this is number ${number}`,
    at: '',
    inUse: false,
    inUseBy: [],
    ...over,
  };
}
