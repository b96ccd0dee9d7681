import type { Image } from '../../model/image.js';
import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import { ownerOf } from '../owner.js';
import { proposePolicy, withLast } from '../propose-policy.js';
import { quantity } from '../quantity.js';
import type { Lint } from './lint.js';
import type { LintSubject } from './lint-subject.js';
import { untaggedByAge } from './untagged-by-age.js';

/**
 * Rules take indexes, and none takes what they leave: the service marks no child together with its index, and a child mostly has no tag
 * (https://github.com/aws/containers-roadmap/issues/1466).
 */
export const lintNoRuleForOrphans: Lint = (subject) => {
  const { policy, simulation } = subject;
  const [model] = policy.rules;
  if (model === undefined || ownerOf(policy, 'standard', []) !== null) return [];
  const childless = childlessTest(subject);
  const leaving = simulation.fates.filter(
    ({ image, owner, isIndex }) => owner?.storageClass === 'standard' && isIndex && !childless(image),
  );
  if (leaving.length === 0) return [];
  const rules = policy.rules.filter((rule) => leaving.some(({ owner }) => owner === rule)).map(nameRule);
  return [
    {
      code: 'no-rule-for-orphans',
      message: `no rule takes untagged images: when ${listed(rules)} ${rules.length === 1 ? 'takes' : 'take'} an index, the children of it that have no tag stay (${quantity(leaving.length, 'index', 'indexes')})`,
      rule: null,
      position: { line: 1, column: 1, pointer: '' },
      images: leaving.map(({ image }) => image),
      tags: [],
      fix: 'Add a rule for untagged images, by age: an index that is there keeps its children from going.',
      policy: proposePolicy(withLast(policy.rules, untaggedByAge({ ...model, action: 'expire' }))),
    },
  ];
};

/** True for an index of which it is known that it leaves no untagged image behind. */
function childlessTest({ repository: { images, indexes } }: LintSubject): (index: Image) => boolean {
  const untagged = new Set(images.filter(({ tags }) => tags.length === 0).map(({ digest }) => digest));
  const childrenOf = new Map(indexes.map(({ digest, children }) => [digest, children]));
  return ({ digest }) => childrenOf.get(digest)?.some((child) => untagged.has(child)) === false;
}
