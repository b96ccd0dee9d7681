import type { RepositorySimulation } from '../../../schema/generated/report.js';
import { grouped } from '../../grouped.js';
import { sumOfMoney } from '../../money.js';
import { neutraliseTo, shorten } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import { laterWords, type Toll, tollOf, tollWords } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { type Row, rowLines } from '../rows.js';
import { hang } from '../wrap.js';
import { nameOf, placeOf } from './repository.js';
import { shareBar } from './share-bar.js';

const mostRows = 60;
const fewNames = 3;
const longestName = 60;
const mostCodes = 5;

/** What is done to all repositories together. */
export function estateHead(simulations: readonly RepositorySimulation[], page: Page): string[] {
  const total = totalOf(simulations.map(tollOf));
  const { paint, width } = page;
  return [
    paint.strong(`${quantity(simulations.length, 'repository')} simulated`),
    ...shareBar(total, page),
    ...hang('  ', `${tollWords(total)}${laterWords(simulations)}`, width).map(paint.strong),
    '',
  ];
}

/** Repositories of which something is to be known, beyond those told in full: a line each. */
export function estateRows(simulations: readonly RepositorySimulation[], page: Page): string[] {
  if (simulations.length === 0) return [];
  const shown = simulations.slice(0, mostRows);
  const rest = simulations.length - shown.length;
  const named = grouped(shown, ({ repository }) => repository);
  const rows = shown.map((simulation): Row => {
    const name = shorten(nameOf(simulation), Math.min(longestName, Math.floor(page.width / 2)));
    const twice = (named.get(simulation.repository)?.length ?? 0) > 1;
    return { cells: [{ text: name }], words: `${twice ? `${placeOf(simulation)}: ` : ''}${briefWords(simulation)}` };
  });
  return [
    `${page.paint.strong('In brief')}${page.paint.quiet(' (-f json has them in full)')}`,
    ...rowLines(rows, '  ', page.width),
    ...(rest === 0 ? [] : [page.paint.quiet(`  and ${quantity(rest, 'more repository')}`)]),
    '',
  ];
}

function briefWords(simulation: RepositorySimulation): string {
  const { errors, lints, uncertain, forecast, verification } = simulation;
  if (errors.length > 0) return 'the policy is refused';
  const codes = (some: readonly { readonly code: string }[]): string =>
    [...new Set(some.map(({ code }) => code))]
      .slice(0, mostCodes)
      .map((code) => neutraliseTo(code, longestName))
      .join(', ');
  const parts = [
    `${tollWords(tollOf(simulation))}${laterWords([simulation])}`,
    lints.length === 0 ? '' : `lint: ${codes(lints)}`,
    uncertain.length === 0 ? '' : `not sure: ${codes(uncertain)}`,
    forecast?.steadyState.bounded === false ? 'grows without end' : '',
    verification?.status === 'not-verified' ? 'not verified' : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** Repositories in which nothing happens, folded. */
export function quietLines(simulations: readonly RepositorySimulation[], page: Page): string[] {
  const bare = simulations.filter(({ policyFrom }) => policyFrom === 'none');
  const calm = simulations.filter(({ policyFrom }) => policyFrom !== 'none');
  const lines = [...fold('nothing happens in', calm, page), ...fold('there is no policy in', bare, page)];
  return lines.length === 0 ? [] : [...lines, ''];
}

function fold(words: string, simulations: readonly RepositorySimulation[], { width, paint }: Page): string[] {
  if (simulations.length === 0) return [];
  const names = simulations.slice(0, fewNames).map((simulation) => shorten(nameOf(simulation), longestName));
  const rest = simulations.length - names.length;
  const list = `${names.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`;
  return hang('  ', `${words} ${quantity(simulations.length, 'repository')}: ${list}`, width).map(paint.quiet);
}

function totalOf(tolls: readonly Toll[]): Toll {
  const sum = (of: (toll: Toll) => number): number => tolls.reduce((total, toll) => total + of(toll), 0);
  return {
    images: sum(({ images }) => images),
    expired: sum(({ expired }) => expired),
    archived: sum(({ archived }) => archived),
    kept: sum(({ kept }) => kept),
    held: sum(({ held }) => held),
    following: sum(({ following }) => following),
    bytesFreed: sum(({ bytesFreed }) => bytesFreed),
    bytesArchived: sum(({ bytesArchived }) => bytesArchived),
    monthlySaving: totalSaving(tolls),
  };
}

/** The sum would be too low where one of them is not known: then none is told. */
function totalSaving(tolls: readonly Toll[]): string {
  const saving = tolls.filter(({ expired }) => expired > 0).map(({ monthlySaving }) => monthlySaving);
  return saving.includes('') ? '' : sumOfMoney(saving);
}
