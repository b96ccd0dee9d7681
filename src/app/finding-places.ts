import type { LifecyclePolicy } from '../lifecycle/policy.js';
import type { Finding, RepositorySimulation } from '../schema/generated/report.js';
import { type ReadPolicyFile, standardInput } from './policy-file.js';

/** By the rule that is asked, the action that it is about. */
const actionAskedBy: Readonly<Record<string, 'expire' | 'archive'>> = {
  'safe-lifecycle-policy': 'expire',
  'safe-archiving-policy': 'archive',
};

/**
 * Places findings in the policy file that a run was given, which is what is to be mended: at the first of its rules that takes an image in
 * use, else at its beginning. Where the policy is a text within another file, lines are counted in that text and say nothing.
 */
export function createFindingPlaces(file: ReadPolicyFile | 'none' | null) {
  if (file === null || file === 'none' || file.name === standardInput) {
    return { look: () => undefined, placed: (finding: Finding) => finding };
  }
  const lines = new Map<string, number>();
  return {
    look: (simulation: RepositorySimulation, { rules }: LifecyclePolicy): void => {
      if (file.place !== file.name) return;
      for (const [asked, action] of Object.entries(actionAskedBy)) {
        const taking = rulesTaking(simulation, action);
        const first = rules.find(({ priority }) => taking.has(priority));
        if (first !== undefined) lines.set(keyOf(asked, simulation.account, simulation.region, simulation.repository), first.position.line);
      }
    },
    placed: (finding: Finding): Finding => {
      const { account, region, name } = finding.resource;
      return { ...finding, location: { file: file.name, line: lines.get(keyOf(finding.rule, account, region, name)) ?? 1 } };
    },
  };
}

/** The priorities of the rules that take an image in use, or the image that it refers to along a line of such. */
function rulesTaking({ actions, cascade }: RepositorySimulation, action: 'expire' | 'archive'): ReadonlySet<number> {
  const following = cascade.filter((one) => one.inUse && one.action === action);
  const taking = new Set(following.length === 0 ? [] : rulesFollowed(following, { actions, cascade }));
  for (const one of actions) if (one.inUse && one.action === action) taking.add(one.appliedRulePriority);
  return taking;
}

function rulesFollowed(
  following: RepositorySimulation['cascade'],
  { actions, cascade }: Pick<RepositorySimulation, 'actions' | 'cascade'>,
): readonly number[] {
  const taken = new Map(actions.map((one) => [one.imageDigest, one.appliedRulePriority]));
  const subjects = new Map(cascade.map((one) => [one.imageDigest, one.subject]));
  return following.flatMap(({ imageDigest }) => {
    const line = new Set<string>();
    let next: string | undefined = imageDigest;
    while (next !== undefined && !taken.has(next) && !line.has(next)) {
      line.add(next);
      next = subjects.get(next);
    }
    return taken.get(next ?? '') ?? [];
  });
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('\n');
}
