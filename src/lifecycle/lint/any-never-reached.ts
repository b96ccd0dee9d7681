import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { quantity } from '../quantity.js';
import type { ImageFate } from '../simulation/fate.js';
import { type Lint, none } from './lint.js';
import { selectedBy } from './lint-subject.js';

/**
 * A rule for any image that would take some, and decides of none: it looks like a limit for the whole repository. One that would take
 * nothing as yet is a net below the others, and all right.
 */
export const lintAnyNeverReached: Lint = ({ policy, simulation, repository, owned, shadowed }) => {
  const idle = policy.rules.filter((rule) => rule.tagStatus === 'any' && !owned.has(rule));
  if (!repository.complete || idle.length === 0) return [];
  return idle
    .filter((rule) => !shadowed.some((other) => other.rule === rule))
    .map((rule) => ({ rule, selected: selectedBy(simulation, rule) }))
    .map(({ rule, selected }) => ({ rule, selected, spared: selected.filter(({ protectedFrom }) => protectedFrom === rule) }))
    .filter(({ spared }) => spared.length > 0)
    .map(({ rule, selected, spared }) => ({
      code: 'any-never-reached',
      message: `${nameRule(rule)} selects ${quantity(selected.length, 'image')} and decides none of them, since each belongs to a rule above it (${listed(ownersOf(selected))}); ${spared.length} of them it would take`,
      rule,
      position: rule.position,
      images: spared.map(({ image }) => image),
      tags: [],
      fix: `A rule for any image limits only what no rule above it selects: set the limit in ${listed(ownersOf(spared))}, or take ${nameRule(rule)} out.`,
      proposals: none,
    }));
};

function ownersOf(fates: readonly ImageFate[]): readonly string[] {
  const owners = new Set(fates.map(({ owner }) => owner).filter((owner): owner is LifecycleRule => owner !== null));
  return [...owners].sort((a, b) => a.priority - b.priority).map(nameRule);
}
