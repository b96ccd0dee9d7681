import type { ImageAction, RepositorySimulation } from '../schema/generated/report.js';
import { formatBytes } from './byte-size.js';
import { formatMoney, sumOfMoney } from './money.js';
import { neutraliseTo } from './neutralise.js';
import { formatCount, quantity } from './quantity.js';

const longestPath = 120;

/** What a lifecycle policy does to a number of images. */
export interface Toll {
  readonly images: number;
  readonly expired: number;
  readonly archived: number;
  readonly kept: number;
  readonly held: number;
  readonly following: number;
  /** Bytes. */
  readonly bytesFreed: number;
  /** Bytes. */
  readonly bytesArchived: number;
  /** Decimal USD a month; empty where it is not known. */
  readonly monthlySaving: string;
}

/** Counts what becomes of the images of a repository. */
export function tollOf(simulation: RepositorySimulation): Toll {
  const { images, actions, kept, failures, cascade, bytesFreed, bytesArchived, monthlySaving } = simulation;
  const expired = actions.filter(expires).length;
  const archived = actions.length - expired;
  return { images, expired, archived, kept, held: failures.length, following: cascade.length, bytesFreed, bytesArchived, monthlySaving };
}

/** What becomes of the images, in one sentence. Safe to print. */
export function tollWords({ images, expired, archived, kept, held, following, ...toll }: Toll): string {
  const all = quantity(images, 'image');
  const stored = toll.bytesArchived === 0 ? '' : ` (${formatBytes(toll.bytesArchived)})`;
  const parts = [
    expired === 0 ? '' : `expires ${formatCount(expired)} of ${all} (${freedWords(toll)})`,
    archived === 0 ? '' : `archives ${formatCount(archived)}${expired === 0 ? ` of ${all}` : ''}${stored}`,
    expired + archived === 0 ? keepsAll(images, kept) : `keeps ${kept === 0 ? 'none' : formatCount(kept)}`,
  ];
  const asides = [
    following === 0
      ? ''
      : `${formatCount(following)} ${following === 1 ? 'goes' : 'go'} along, as ${following === 1 ? 'it refers' : 'they refer'} to one of them`,
    held === 0 ? '' : `${formatCount(held)} that rules take ${held === 1 ? 'is' : 'are'} held by an index`,
  ];
  return [parts.filter((part) => part !== '').join(', '), ...asides.filter((aside) => aside !== '')].join('; ');
}

/** Indexes alone free nothing: what they list has the size. */
function freedWords({ bytesFreed, monthlySaving }: Pick<Toll, 'bytesFreed' | 'monthlySaving'>): string {
  if (bytesFreed === 0) return 'which frees nothing';
  const saving = formatMoney(monthlySaving);
  return `at most ${[formatBytes(bytesFreed), ...(saving === '' ? [] : [`${saving} a month`])].join(', ')}`;
}

/** What the runs after this one take, as the end of that sentence; empty for nothing. Safe to print. */
export function laterWords(simulations: readonly RepositorySimulation[]): string {
  const later = simulations.flatMap(({ laterRuns }) => laterRuns ?? []);
  const images = later.reduce((sum, run) => sum + run.images, 0);
  if (images === 0) return '';
  const freed = formatBytes(later.reduce((sum, run) => sum + run.bytesFreed, 0));
  const saving = formatMoney(sumOfMoney(later.map(({ monthlySaving }) => monthlySaving)));
  const worth = [freed, ...(saving === '' ? [] : [`${saving} a month`])].join(', ');
  return `; later runs take ${formatCount(images)} more, which indexes hold that go now (at most ${worth})`;
}

/** The outcome of a run in one sentence. Safe to print. */
export function outcomeWords(simulation: RepositorySimulation): string {
  if (simulation.errors.length > 0) return `nothing is simulated: Amazon ECR refuses ${policyWords(simulation.policyFrom)}`;
  return `${tollWords(tollOf(simulation))}${laterWords([simulation])}${inUseWords(goingInUse(simulation))}`;
}

/** How many images in use go in this run. */
export function goingInUse({ actions, cascade }: RepositorySimulation): number {
  const used = (images: readonly { readonly inUse: boolean }[]): number =>
    images.reduce((count, { inUse }) => (inUse ? count + 1 : count), 0);
  return used(actions) + used(cascade);
}

/** How many of the images that go are in use, as the end of a sentence; empty for none. */
export function inUseWords(inUse: number): string {
  if (inUse === 0) return '';
  return `; ${inUse === 1 ? 'one of those that go is' : `${formatCount(inUse)} of those that go are`} in use`;
}

/** The policy that is simulated. Safe to print. */
export function policyWords(policyFrom: string): string {
  if (policyFrom === 'current') return 'the current policy';
  return policyFrom === 'none' || policyFrom === '' ? 'no policy' : neutraliseTo(policyFrom, longestPath);
}

/** True for what is deleted, rather than archived. */
export function expires({ action }: Pick<ImageAction, 'action'>): boolean {
  return action === 'expire';
}

function keepsAll(images: number, kept: number): string {
  if (images === 0) return 'there is no image';
  return kept === images
    ? `keeps ${images === 1 ? 'its one image' : `all ${quantity(images, 'image')}`}`
    : `keeps ${formatCount(kept)} of ${quantity(images, 'image')}`;
}
