import type { RepositorySimulation } from '../schema/generated/report.js';

/** What the report calls a policy that was piped in, which is no file that could be opened. */
const standardInput = 'standard input';

type FromPolicy = Pick<RepositorySimulation, 'policyFrom' | 'policyWithin'>;

/** A place in the text of a policy. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Whether the policy is one that the run was given for all repositories, rather than that of the repository itself. */
export function isGiven({ policyFrom }: FromPolicy): boolean {
  return policyFrom !== '' && policyFrom !== 'current' && policyFrom !== 'none';
}

/** The file of a policy that was given, which can be opened; undefined where there is none. Not neutralised. */
export function policyFile(simulation: FromPolicy): string | undefined {
  return isGiven(simulation) && simulation.policyFrom !== standardInput ? simulation.policyFrom : undefined;
}

/** Where in a file that can be opened a place of its policy is: at its beginning, where the policy is a text within it. */
export function fileLocation(
  simulation: FromPolicy,
  { line, column }: Position,
): { readonly file: string; readonly line: number; readonly column: number | undefined } | undefined {
  const file = policyFile(simulation);
  if (file === undefined) return undefined;
  return simulation.policyWithin === undefined ? { file, line, column } : { file, line: 1, column: undefined };
}

/** The place as words, where that of the file does not tell it; empty otherwise. Not neutralised. */
export function placeWithin({ policyWithin }: FromPolicy, { line, column }: Position): string {
  return policyWithin === undefined ? '' : `line ${line}, column ${column} of ${policyWithin}`;
}

/** What lines and columns are of: where the policy came from, and the text in it where the policy is not the whole of it. */
export function policyPlace({ policyFrom, policyWithin }: FromPolicy): string {
  return policyWithin === undefined ? policyFrom : `${policyFrom} (${policyWithin})`;
}
