import type { Image } from '../../model/image.js';
import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import { ownerOf } from '../owner.js';
import { withLast } from '../propose-policy.js';
import { quantity } from '../quantity.js';
import type { ImageFate } from '../simulation/fate.js';
import type { Lint } from './lint.js';
import type { LintSubject } from './lint-subject.js';
import { isTaggedAndKept } from './nothing-stays.js';
import { takesWhatIsPulled, untaggedByAge } from './untagged-by-age.js';

/**
 * There are indexes, and no rule takes what they leave: the service marks no child together with its index, and a child mostly has no tag
 * (https://github.com/aws/containers-roadmap/issues/1466). An index that no rule takes may be deleted by hand, or lose its tag when a
 * build pushes that again: then it stays itself, with its children.
 */
export const lintNoRuleForOrphans: Lint = (subject) => {
  const { policy } = subject;
  const [model] = policy.rules;
  if (model === undefined || ownerOf(policy, 'standard', []) !== null) return [];
  const leaving = indexesThatLeaveSome(subject);
  if (leaving.length === 0) return [];
  return [
    {
      code: 'no-rule-for-orphans',
      message: `no rule takes untagged images: ${whenTheyStay(leaving, subject)} (${quantity(leaving.length, 'index', 'indexes')})`,
      rule: null,
      position: { line: 1, column: 1, pointer: '' },
      images: leaving.map(({ image }) => image),
      tags: [],
      fix: 'Add a rule for untagged images, by age: an index that is there keeps its children from going.',
      proposals: () => (isSafeToAdd(subject) ? [withLast(policy.rules, untaggedByAge({ ...model, action: 'expire' }))] : []),
    },
  ];
};

/** Those that a rule takes one day; all of them where no rule takes any. */
function indexesThatLeaveSome(subject: LintSubject): readonly ImageFate[] {
  const indexes = subject.simulation.fates.filter(
    ({ isIndex, isReferrer, storageClass }) => isIndex && !isReferrer && storageClass === 'standard',
  );
  if (indexes.length === 0) return [];
  const childless = childlessTest(subject);
  const leaving = indexes.filter(({ image }) => !childless(image));
  const owned = leaving.filter(({ owner }) => owner !== null);
  return owned.length > 0 ? owned : leaving;
}

function whenTheyStay(leaving: readonly ImageFate[], { policy }: LintSubject): string {
  const rules = policy.rules.filter((rule) => leaving.some(({ owner }) => owner === rule)).map(nameRule);
  if (rules.length > 0)
    return `when ${listed(rules)} ${rules.length === 1 ? 'takes' : 'take'} an index, the children of it that have no tag stay`;
  return 'when an index is deleted by hand, the children of it that have no tag stay, and so does an index that loses its tag to a newer one';
}

/** True for an index of which it is known that it leaves no untagged image behind. */
function childlessTest({ repository: { images, indexes } }: LintSubject): (index: Image) => boolean {
  const untagged = new Set(images.filter(({ tags }) => tags.length === 0).map(({ digest }) => digest));
  const childrenOf = new Map(indexes.map(({ digest, children }) => [digest, children]));
  return ({ digest }) => childrenOf.get(digest)?.some((child) => untagged.has(child)) === false;
}

/** The rule would take nothing that somebody still pulls, and not all there is. */
function isSafeToAdd({ simulation }: LintSubject): boolean {
  if (!simulation.fates.some(isTaggedAndKept)) return false;
  return !takesWhatIsPulled(
    simulation.fates.filter(({ storageClass, tagCount }) => storageClass === 'standard' && tagCount === 0),
    simulation,
  );
}
