import type { RepositorySimulation } from '../../../schema/generated/report.js';
import { sumOfMoney } from '../../money.js';
import { shorten } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import { type Toll, tollOf, tollWords } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { type Row, rowLines } from '../rows.js';
import { hang } from '../wrap.js';
import { nameOf } from './repository.js';
import { shareBar } from './share-bar.js';

const mostRows = 60;
const fewNames = 3;
const longestName = 60;

/** What is done to all repositories together. */
export function estateHead(simulations: readonly RepositorySimulation[], page: Page): string[] {
  const total = totalOf(simulations.map(tollOf));
  const { paint, width } = page;
  return [
    paint.strong(`${quantity(simulations.length, 'repository')} simulated`),
    ...shareBar(total, page),
    ...hang('  ', tollWords(total), width).map(paint.strong),
    '',
  ];
}

/** Repositories in which something happens, beyond those told in full: a line each. */
export function estateRows(simulations: readonly RepositorySimulation[], page: Page): string[] {
  if (simulations.length === 0) return [];
  const shown = simulations.slice(0, mostRows);
  const rest = simulations.length - shown.length;
  const rows = shown.map((simulation): Row => {
    const name = { text: shorten(nameOf(simulation), Math.min(longestName, Math.floor(page.width / 2))) };
    return { cells: [name], words: simulation.errors.length > 0 ? 'the policy is refused' : tollWords(tollOf(simulation)) };
  });
  return [
    `${page.paint.strong('In brief')}${page.paint.quiet(' (-f json has them in full)')}`,
    ...rowLines(rows, '  ', page.width),
    ...(rest === 0 ? [] : [page.paint.quiet(`  and ${quantity(rest, 'more repository')}`)]),
    '',
  ];
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
