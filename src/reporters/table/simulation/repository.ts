import type { RepositorySimulation } from '../../../schema/generated/report.js';
import { neutralise, neutraliseTo } from '../../neutralise.js';
import { policyPlace } from '../../policy-source.js';
import { goingInUse, outcomeWords, policyWords, tollOf } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { comparisonLines } from './comparison.js';
import { errorLines } from './errors.js';
import { actionLines, cascadeLines, heldLines, keptLines } from './fates.js';
import { forecastLines } from './forecast.js';
import { mostAskedFor } from './image-rows.js';
import { leavingInUseLines } from './leaving-in-use.js';
import { lintLines } from './lints.js';
import { shareBar } from './share-bar.js';
import { uncertainLines } from './uncertain.js';
import { verificationLines } from './verification.js';

const longestName = 120;

/** How much is told of a repository. */
interface Detail {
  /** Of each list of images at most so many. */
  readonly images: number;
  /** Whether policies that are proposed stand there in full. */
  readonly policies: boolean;
}

/** All that is told of one repository. */
export function repositoryLines(simulation: RepositorySimulation, { images: most, policies }: Detail, page: Page): string[] {
  const { keptImages = [], comparison, verification, forecast } = simulation;
  const few = Math.max(3, Math.floor(most / 4));
  return [
    ...headLines(simulation, page),
    ...errorLines(simulation.errors, policyPlace(simulation), page),
    ...actionLines(simulation.actions, most, page),
    ...cascadeLines(simulation.cascade, few, page),
    ...heldLines(simulation.failures, few, page),
    ...keptLines(keptImages, mostAskedFor, page),
    // Of a policy that is refused nothing is simulated: there is nothing to compare.
    ...(comparison === undefined || simulation.errors.length > 0 ? [] : comparisonLines(comparison, most, page)),
    ...(verification === undefined ? [] : verificationLines(verification, most, page)),
    ...uncertainLines(simulation.uncertain, page),
    ...lintLines(simulation.lints, policyPlace(simulation), policies, page),
    ...(forecast === undefined ? [] : forecastLines(forecast, page, leavingInUseLines(simulation, page))),
    '',
  ];
}

function headLines(simulation: RepositorySimulation, page: Page): string[] {
  const { paint, width } = page;
  const words = outcomeWords(simulation);
  const outcome = hang('  ', words, width);
  const alarming = simulation.errors.length > 0 || goingInUse(simulation) > 0;
  return [...titleLines(simulation, page), ...shareBar(tollOf(simulation), page), ...outcome.map(alarming ? paint.bad : paint.strong)];
}

function titleLines(simulation: RepositorySimulation, { paint, width }: Page): string[] {
  const { policyFrom, evaluatedAt } = simulation;
  const name = nameOf(simulation);
  const policy = `${policyWords(policyFrom)}, on ${minuteOf(evaluatedAt)}`;
  const where = placeOf(simulation);
  const fits = (...parts: readonly string[]): boolean => [name, ...parts].join('  ').length <= width;
  const beside = [where, policy].filter((part) => part !== '');
  if (fits(...beside)) return [`${paint.strong(name)}  ${paint.quiet(beside.join('  '))}`];
  const title =
    where !== '' && fits(where)
      ? [`${paint.strong(name)}  ${paint.quiet(where)}`]
      : [paint.strong(name), ...below(where, width).map(paint.quiet)];
  return [...title, ...below(policy, width).map(paint.quiet)];
}

function below(text: string, width: number): string[] {
  return hang('  ', text, width);
}

/** Safe to print. */
export function nameOf({ repository }: RepositorySimulation): string {
  return repository === '' ? 'a repository without a name' : neutraliseTo(repository, longestName);
}

/** Account and region, as far as they are known. Safe to print. */
export function placeOf({ account, region }: RepositorySimulation): string {
  return neutralise([account, region].filter((part) => part !== '').join(' '));
}

/** An instant to the minute: no run is known more exactly. */
function minuteOf(instant: string): string {
  const [, day, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(instant) ?? [];
  return day === undefined ? neutraliseTo(instant, 40) : `${day} ${minute} UTC`;
}
