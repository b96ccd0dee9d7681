import { andedRules } from '../anded-tag-lists.js';
import { asWritten, ignoringCase } from '../compared-text.js';
import type { LifecycleFault } from '../fault.js';
import type { LifecyclePolicy } from '../policy.js';
import { shadowedRules } from '../shadowed-rules.js';
import type { Simulation } from '../simulation/fate.js';
import type { SimulatedRepository } from '../simulation/simulated-repository.js';
import { lintAgeRuleAndMovedTags } from './age-rule-and-moved-tags.js';
import { lintAndedTagList } from './anded-tag-list.js';
import { lintAnyNeverReached } from './any-never-reached.js';
import { lintArchiveSavesNothing } from './archive-saves-nothing.js';
import { lintArchivedNeverExpires } from './archived-never-expires.js';
import { lintCountSlotsEaten } from './count-slots-eaten.js';
import { lintDeadRule } from './dead-rule.js';
import type { LifecycleLint, Lint, LintFinding } from './lint.js';
import { fatesByOwner, type LintSubject } from './lint-subject.js';
import { lintNoRuleForOrphans } from './no-rule-for-orphans.js';
import { lintNothingIsArchived } from './nothing-is-archived.js';
import { lintNothingStays } from './nothing-stays.js';
import { lintPolicyWarnings } from './policy-warnings.js';
import { lintReleaseTagsNotProtected } from './release-tags-not-protected.js';
import { lintShadowedRule } from './shadowed-rule.js';
import { soundProposals } from './sound-proposal.js';

export interface LintOptions {
  /** Patterns of tags that name a release. */
  readonly releaseTags: readonly string[];
}

const lints: readonly Lint[] = [
  lintAndedTagList,
  lintAnyNeverReached,
  lintArchivedNeverExpires,
  lintArchiveSavesNothing,
  lintCountSlotsEaten,
  lintDeadRule,
  lintAgeRuleAndMovedTags,
  lintNothingIsArchived,
  lintNothingStays,
  lintNoRuleForOrphans,
  lintReleaseTagsNotProtected,
  lintShadowedRule,
  lintPolicyWarnings,
];

/**
 * What the author of a policy probably did not mean, as the images of a repository show it: by rule, what is about the whole policy first.
 *
 * @param warnings - Of the reader of the policy.
 * @param simulation - The run of this policy over that repository.
 */
export function lintPolicy(
  policy: LifecyclePolicy,
  warnings: readonly LifecycleFault[],
  simulation: Simulation,
  repository: SimulatedRepository,
  { releaseTags }: LintOptions,
): readonly LifecycleLint[] {
  const subject = subjectOf(policy, warnings, simulation, repository, releaseTags);
  const found = lintSubject(subject);
  const policyFor = soundProposals(subject, found, (proposed, run) =>
    lintSubject(subjectOf(proposed.policy, proposed.warnings, run, repository, releaseTags)),
  );
  return found.map((finding) => told(finding, policyFor(finding)));
}

function told({ code, message, rule, position, images, tags, fix }: LintFinding, policy: string): LifecycleLint {
  return { code, message, rule, position, images, tags, fix, policy };
}

function lintSubject(subject: LintSubject): readonly LintFinding[] {
  return lints.flatMap((lint) => lint(subject)).sort(compare);
}

function subjectOf(
  policy: LifecyclePolicy,
  warnings: readonly LifecycleFault[],
  simulation: Simulation,
  repository: SimulatedRepository,
  releaseTags: readonly string[],
): LintSubject {
  const compared = simulation.assumptions['tag-case'] === 'insensitive' ? ignoringCase : asWritten;
  return {
    policy,
    warnings,
    simulation,
    repository,
    releaseTags,
    compared,
    anded: andedRules(policy, compared),
    shadowed: shadowedRules(policy, compared),
    owned: fatesByOwner(simulation),
  };
}

function compare(one: LintFinding, other: LintFinding): number {
  return (
    (one.rule?.priority ?? 0) - (other.rule?.priority ?? 0) ||
    compareTexts(one.code, other.code) ||
    one.position.line - other.position.line ||
    one.position.column - other.position.column
  );
}

function compareTexts(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
