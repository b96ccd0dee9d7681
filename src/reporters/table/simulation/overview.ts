import type { RepositorySimulation } from '../../../schema/generated/report.js';
import { grouped } from '../../grouped.js';
import { formatCount, quantity } from '../../quantity.js';
import { goingInUse, inUseWords, tollOf, tollWords } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { type Row, rowLines, widthOfCells } from '../rows.js';
import { hang } from '../wrap.js';
import { nameCell, numberColumns } from './overview-columns.js';
import { overviewNotes } from './overview-notes.js';
import { placeOf } from './repository.js';

const mostRows = 60;
const indent = '  ';

/** What an overview needs to know beside its repositories. */
interface Surroundings {
  /** Those of them that are told in full below. */
  readonly inFull: readonly RepositorySimulation[];
  /** All that are simulated, among which two may have the same name. */
  readonly all: readonly RepositorySimulation[];
}

/** Repositories of which something is to be known, a row each. */
export function overviewLines(simulations: readonly RepositorySimulation[], surroundings: Surroundings, page: Page): string[] {
  if (simulations.length === 0) return [];
  const full = surroundings.inFull.length;
  const where = full === 0 ? '-f json has them in full' : `${formatCount(full)} in full below, all in -f json`;
  return [
    `${page.paint.strong('In brief')}${page.paint.quiet(` (${where})`)}`,
    ...rowLines(rowsOf(simulations.slice(0, mostRows), wordsBeside(surroundings), page), indent, page.width),
    ...moreLines(simulations.slice(mostRows), page),
    '',
  ];
}

function moreLines(hidden: readonly RepositorySimulation[], { paint, width }: Page): string[] {
  if (hidden.length === 0) return [];
  const inUse = hidden.reduce((sum, simulation) => sum + goingInUse(simulation), 0);
  const words = `and ${quantity(hidden.length, 'more repository')}${inUseWords(inUse)}`;
  return hang(indent, words, width).map(inUse === 0 ? paint.quiet : paint.bad);
}

/** What stands beside the numbers of a repository: first where it is, if another has its name. */
type Beside = (simulation: RepositorySimulation, more?: readonly string[]) => string;

function wordsBeside({ inFull, all }: Surroundings): Beside {
  const named = grouped(all, ({ repository }) => repository);
  const full = new Set(inFull);
  return (simulation, more = []) => {
    const place = (named.get(simulation.repository)?.length ?? 0) > 1 ? placeOf(simulation) : '';
    const notes = [...more, ...overviewNotes(simulation, full.has(simulation))].join('; ');
    return [place, notes].filter((part) => part !== '').join(': ');
  };
}

/** Numbers in columns, which are compared at a glance, where there is room for these; else in words. */
function rowsOf(simulations: readonly RepositorySimulation[], wordsOf: Beside, page: Page): Row[] {
  const columns = numberColumns(simulations, page.paint);
  const table = simulations.map((simulation) => ({
    cells: [nameCell(simulation, page), ...columns.map(({ cellOf }) => cellOf(simulation))],
    words: wordsOf(simulation),
  }));
  // Where all policies are refused there are no numbers, and nothing to be headed.
  const heading = columns.length === 0 ? [] : [{ cells: [{ text: '' }, ...columns.map(({ heading: head }) => head)], words: '' }];
  const headed = [...heading, ...table];
  if (indent.length + widthOfCells(headed) <= page.width) return headed;
  return simulations.map((simulation) => {
    const toll = simulation.errors.length > 0 ? [] : [`${tollWords(tollOf(simulation))}${inUseWords(goingInUse(simulation))}`];
    return { cells: [nameCell(simulation, page)], words: wordsOf(simulation, toll) };
  });
}
