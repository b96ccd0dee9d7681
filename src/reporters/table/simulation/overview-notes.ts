import type { PolicyComparison, RepositorySimulation } from '../../../schema/generated/report.js';
import { changesIn, wordsForChange } from '../../comparison-words.js';
import { neutraliseTo } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import { leavingInUseBrief } from './leaving-in-use.js';

const mostCodes = 5;
const longestCode = 60;

/**
 * What is to be known of a repository beside its numbers, what fails first, in a few words each. Safe to print.
 * @param inFull - Whether it is told in full elsewhere: then what its lints are is found there.
 */
export function overviewNotes(simulation: RepositorySimulation, inFull: boolean): readonly string[] {
  const { errors, lints, uncertain, forecast, comparison, verification, laterRuns } = simulation;
  if (errors.length > 0) return ['the policy is refused'];
  const notes = [
    verification?.status === 'differs' ? 'the preview of Amazon ECR differs' : '',
    comparison === undefined ? '' : comparisonNote(comparison),
    laterRuns === undefined ? '' : `later runs take ${formatCount(laterRuns.images)} more`,
    leavingInUseBrief(simulation),
    forecast?.steadyState.bounded === false ? 'grows without end' : '',
    inFull ? countNote(lints.length, 'lint') : codesNote('lint', lints),
    inFull ? '' : codesNote('not sure', uncertain),
    verification?.status === 'not-verified' ? 'not verified' : '',
  ];
  return notes.filter((note) => note !== '');
}

function comparisonNote(comparison: PolicyComparison): string {
  if (comparison.errors.length > 0) return 'not compared';
  return changesIn(comparison)
    .map((change) => `${formatCount(comparison[change].length)} ${change === 'moved' ? 'moved' : wordsForChange[change]}`)
    .join(', ');
}

function countNote(count: number, noun: string): string {
  return count === 0 ? '' : quantity(count, noun);
}

function codesNote(label: string, some: readonly { readonly code: string }[]): string {
  if (some.length === 0) return '';
  const codes = [...new Set(some.map(({ code }) => code))];
  const more = codes.length - mostCodes;
  const shown = codes.slice(0, mostCodes).map((code) => neutraliseTo(code, longestCode));
  return `${label}: ${shown.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
