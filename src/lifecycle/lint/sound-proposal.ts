import type { LifecycleRule } from '../policy.js';
import { type ProposedPolicy, proposedPolicy } from '../propose-policy.js';
import { shadowedRules } from '../shadowed-rules.js';
import { actionOn, type Simulation } from '../simulation/fate.js';
import { simulate } from '../simulation/simulate.js';
import type { LifecycleLintCode, LintFinding } from './lint.js';
import type { LintSubject } from './lint-subject.js';
import { isWarningCode, ruleAt } from './policy-warnings.js';

/** How much is done to try what is proposed: a run over a hundred thousand images takes long beside all else. */
const mostImagesTried = 250_000;
const mostTried = 10;

/** What is told of a policy that is proposed, and whether something goes that stayed. */
interface Trial {
  readonly found: readonly LintFinding[];
  readonly letsGo: boolean;
}

/**
 * Of these a run shows whether they do what they promise: they move rules, or count where an age was. The others add rules for images
 * that no rule has, or say of a list what it was meant to say.
 */
const triedByRun: ReadonlySet<LifecycleLintCode> = new Set(['nothing-stays', 'release-tags-not-protected', 'shadowed-rule']);

/** What is proposed for these is to let nothing go that stayed; the others are about images that ought to go. */
const keepsAll: ReadonlySet<LifecycleLintCode> = new Set(['nothing-stays', 'release-tags-not-protected']);

/**
 * Gives for each finding the text of the first policy proposed that is sound, empty for none: the service takes it, the finding is gone,
 * and nothing is told of it that was not told before. For an AND list that is split this is said of the policy alone: what rules do that
 * never acted is told next.
 *
 * @param findings - All that is told of the policy.
 * @param lint - Tells what is to be told of another.
 */
export function soundProposals(
  subject: LintSubject,
  findings: readonly LintFinding[],
  lint: (proposed: ProposedPolicy, simulation: Simulation) => readonly LintFinding[],
): (finding: LintFinding) => string {
  const known = knownOf(subject, findings);
  const trials = new Map<string, Trial>();
  const tryOut = (proposed: ProposedPolicy): Trial | null => {
    const done = trials.get(proposed.text);
    if (done !== undefined) return done;
    const { simulation, repository } = subject;
    if (trials.size >= mostTried || (trials.size + 1) * repository.images.length > mostImagesTried) return null;
    const { now, assumptions } = simulation;
    const run = simulate(proposed.policy, repository, { now, assumptions });
    const trial = { found: lint(proposed, run), letsGo: letsMoreGo(simulation, run) };
    trials.set(proposed.text, trial);
    return trial;
  };
  const isSound = (proposed: ProposedPolicy, finding: LintFinding): boolean => {
    const { code } = finding;
    if (!isSoundByItself(proposed, subject, known)) return false;
    if (!needsRun(finding)) return true;
    const trial = tryOut(proposed);
    if (trial === null || (keepsAll.has(code) && trial.letsGo)) return false;
    const isNew = (one: LintFinding): boolean => !known.isKnown(one.code, one.rule);
    if (!triedByRun.has(code)) return !trial.found.some((one) => one.code === 'nothing-stays' && isNew(one));
    return countOf(code, trial.found) < countOf(code, findings) && !trial.found.some(isNew);
  };
  return (finding) => {
    for (const rules of finding.proposals()) {
      const proposed = proposedPolicy(rules);
      if (proposed !== null && isSound(proposed, finding)) return proposed.text;
    }
    return '';
  };
}

/** A rule by age that never acted may take all there is when it does. */
function needsRun({ code, rule }: LintFinding): boolean {
  if (triedByRun.has(code)) return true;
  return (code === 'anded-tag-list' || code === 'asterisk-in-prefix') && rule?.count.type !== 'imageCountMoreThan';
}

/** What is told of the policy as it is. */
interface Known {
  /** Whether it is told of the rule; of one that is not in the policy, or of the whole policy: whether it is told at all. */
  readonly isKnown: (code: LifecycleLintCode, rule: LifecycleRule | null) => boolean;
  readonly isShadowed: (rule: LifecycleRule) => boolean;
}

function knownOf({ policy, shadowed }: LintSubject, findings: readonly LintFinding[]): Known {
  const rules = new Set(policy.rules.map(written));
  const codes = new Set(findings.map(({ code }) => code));
  const told = new Set(findings.map(({ code, rule }) => `${code} ${rule === null ? '' : written(rule)}`));
  const hidden = new Set(shadowed.map(({ rule }) => written(rule)));
  return {
    isKnown: (code, rule) => (rule !== null && rules.has(written(rule)) ? told.has(`${code} ${written(rule)}`) : codes.has(code)),
    isShadowed: (rule) => hidden.has(written(rule)),
  };
}

/** A rule as it stands in any policy, wherever it stands. */
function written({ tagStatus, patterns, storageClass, count, action }: LifecycleRule): string {
  return JSON.stringify([tagStatus, patterns, storageClass, count, action]);
}

/** What can be told without images: no other rule is kept from acting, and the reader warns of nothing new. */
function isSoundByItself({ policy, warnings }: ProposedPolicy, { compared }: LintSubject, known: Known): boolean {
  if (!shadowedRules(policy, compared).every(({ rule }) => known.isShadowed(rule))) return false;
  return warnings.every((warning) => isWarningCode(warning.code) && known.isKnown(warning.code, ruleAt(policy, warning)));
}

function countOf(wanted: LifecycleLintCode, found: readonly LintFinding[]): number {
  return found.filter(({ code }) => code === wanted).length;
}

/** Whether a run takes an image that another leaves, or expires one that it archives. */
function letsMoreGo(before: Simulation, after: Simulation): boolean {
  const took = new Array<string | null>(before.fates.length).fill(null);
  for (const fate of before.fates) took[fate.listed] = actionOn(fate);
  return after.fates.some((fate) => {
    const action = actionOn(fate);
    return action !== null && action !== took[fate.listed] && took[fate.listed] !== 'expire';
  });
}
