import type { RepositorySimulation } from '../schema/generated/report.js';

/** What the report calls a policy that was piped in, which is no file that could be opened. */
const standardInput = 'standard input';

type FromPolicy = Pick<RepositorySimulation, 'policyFrom'>;

/** Whether the policy is one that the run was given for all repositories, rather than that of the repository itself. */
export function isGiven({ policyFrom }: FromPolicy): boolean {
  return policyFrom !== '' && policyFrom !== 'current' && policyFrom !== 'none';
}

/** The file of a policy that was given, which can be opened; undefined where there is none. Not neutralised. */
export function policyFile(simulation: FromPolicy): string | undefined {
  return isGiven(simulation) && simulation.policyFrom !== standardInput ? simulation.policyFrom : undefined;
}
