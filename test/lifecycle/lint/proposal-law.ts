import type { LifecycleLint, LifecycleLintCode } from '../../../src/lifecycle/lint/lint.js';
import { lintPolicy } from '../../../src/lifecycle/lint/lint-policy.js';
import type { LifecycleRule } from '../../../src/lifecycle/policy.js';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import { actionOn, type ImageFate, type Simulation } from '../../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import { tagTest } from '../../../src/lifecycle/simulation/tag-test.js';
import { now } from '../simulation/repository-fixture.js';

interface Told {
  readonly simulation: Simulation;
  readonly lints: readonly LifecycleLint[];
}

function toldOf(text: string, images: SimulatedRepository, releaseTags: readonly string[]): Told | null {
  const reading = readLifecyclePolicy(text);
  if (!reading.valid) return null;
  const simulation = simulate(reading.policy, images, { now });
  return { simulation, lints: lintPolicy(reading.policy, reading.warnings, simulation, images, { releaseTags }) };
}

const written = ({ tagStatus, patterns, storageClass, count, action }: LifecycleRule): string =>
  JSON.stringify([tagStatus, patterns, storageClass, count, action]);

/** What is told of a rule that was there, and was not told of it; or of another, and was told of none. */
function newIn(after: Told, before: Told): readonly LifecycleLint[] {
  const rules = new Set(before.simulation.policy.rules.map(written));
  const isTold = ({ code, rule }: LifecycleLint): boolean =>
    before.lints.some(
      (other) =>
        other.code === code &&
        (rule === null || !rules.has(written(rule)) || (other.rule !== null && written(other.rule) === written(rule))),
    );
  return after.lints.filter((lint) => !isTold(lint));
}

/** What is told of a rule that had a list that it could not mean: what it does when it acts. */
const whatItDoes = new Set<LifecycleLintCode>([
  'age-rule-and-moved-tags',
  'any-never-reached',
  'archive-saves-nothing',
  'archived-never-expires',
  'count-slots-eaten',
  'dead-rule',
  'no-rule-for-orphans',
  'nothing-is-archived',
  'release-tags-not-protected',
]);

const isAboutList = ({ code }: LifecycleLint): boolean => code === 'anded-tag-list' || code === 'asterisk-in-prefix';

/** Whether the image is of those that the lint says are to go. */
function isMeant({ code, rule }: LifecycleLint, { image, tagCount, outcome, owner }: ImageFate): boolean {
  if (outcome.kind === 'follows') return true;
  switch (code) {
    case 'anded-tag-list':
    case 'asterisk-in-prefix':
      return image.tags.some((tag) => rule?.patterns.some((pattern) => tagTest(pattern.replaceAll('\u2217', ''))(tag)));
    case 'archived-never-expires':
      return image.status === 'ARCHIVED';
    case 'count-slots-eaten':
    case 'no-rule-for-orphans':
      return tagCount === 0;
    case 'shadowed-rule':
      return owner !== null && rule !== null && written(owner) === written(rule);
    default:
      return false;
  }
}

function leavingOnlyIn(after: Told, before: Told): readonly ImageFate[] {
  const took = new Map(before.simulation.fates.map((fate) => [fate.image.digest, actionOn(fate)]));
  return after.simulation.fates.filter((fate) => {
    const [was, is] = [took.get(fate.image.digest), actionOn(fate)];
    return is !== null && was !== 'expire' && was !== is;
  });
}

/** What is wrong with the proposals of all lints of a policy over a repository, in words. */
export function faultsOfProposals(text: string, images: SimulatedRepository, releaseTags: readonly string[]): readonly string[] {
  const before = toldOf(text, images, releaseTags);
  const proposing = before?.lints.filter(({ policy }) => policy !== '') ?? [];
  return proposing.flatMap((lint) => (before === null ? [] : faultsOf(lint, before, toldOf(lint.policy, images, releaseTags))));
}

function faultsOf(lint: LifecycleLint, before: Told, after: Told | null): readonly string[] {
  if (after === null) return [`${lint.code}: what it proposes is refused`];
  const howMany = ({ lints }: Told): number => lints.filter(({ code }) => code === lint.code).length;
  const told = newIn(after, before).filter(({ code }) => !isAboutList(lint) || !whatItDoes.has(code));
  const leaving = leavingOnlyIn(after, before).filter((fate) => !isMeant(lint, fate));
  return [
    ...(howMany(after) < howMany(before) ? [] : [`${lint.code}: is told of what it proposes`]),
    ...told.map(({ code, message }) => `${lint.code}: brings ${code}: ${message}`),
    ...leaving.map(({ image }) => `${lint.code}: lets go ${image.digest}`),
  ];
}
