import type { RepositorySimulation } from '../../../schema/generated/report.js';
import { formatBytes } from '../../byte-size.js';
import { shorten } from '../../neutralise.js';
import { formatCount } from '../../quantity.js';
import { goingInUse, tollOf } from '../../simulation-words.js';
import type { Page } from '../page.js';
import type { Paint } from '../paint.js';
import type { Cell } from '../rows.js';
import { nameOf } from './repository.js';

/** A column of an overview. */
interface Column {
  readonly heading: Cell;
  readonly cellOf: (simulation: RepositorySimulation) => Cell;
}

/** What a cell leaves blank where it is zero. */
type Counted = 'expired' | 'archived' | 'following' | 'held';

const longestName = 60;

/** The name of a repository, in the colour of an alarm where an image in use goes or its policy is refused. */
export function nameCell(simulation: RepositorySimulation, { width, paint }: Page): Cell {
  const text = shorten(nameOf(simulation), Math.min(longestName, Math.floor(width / 2)));
  return { text, style: simulation.errors.length > 0 || goingInUse(simulation) > 0 ? paint.bad : paint.strong };
}

/** What becomes of the images in numbers: the columns in which any of these repositories has one. */
export function numberColumns(simulations: readonly RepositorySimulation[], paint: Paint): readonly Column[] {
  const count = (kind: Counted) => (simulation: RepositorySimulation) => orNothing(tollOf(simulation)[kind], formatCount);
  const alarm = (text: string): string => paint.severity('high', text);
  const columns = [
    columnOf('expire', count('expired'), alarm, paint),
    columnOf('archive', count('archived'), paint.warning, paint),
    columnOf('follow', count('following'), alarm, paint),
    columnOf('in use', (simulation) => orNothing(goingInUse(simulation), formatCount), paint.bad, paint),
    columnOf('held', count('held'), paint.warning, paint),
    columnOf(
      'keep',
      ({ kept }) => formatCount(kept),
      (text) => (text === '0' ? paint.bad(text) : paint.good(text)),
      paint,
    ),
    columnOf('free', ({ bytesFreed }) => orNothing(bytesFreed, formatBytes), paint.drawn, paint),
  ];
  return columns.filter(({ cellOf }) => simulations.some((simulation) => cellOf(simulation).text !== ''));
}

/** Blank where the policy is refused: nothing is simulated then. */
function columnOf(
  title: string,
  textOf: (simulation: RepositorySimulation) => string,
  style: (text: string) => string,
  paint: Paint,
): Column {
  return {
    heading: { text: title, style: paint.quiet, right: true },
    cellOf: (simulation) => ({ text: simulation.errors.length > 0 ? '' : textOf(simulation), style, right: true }),
  };
}

function orNothing(number: number, inWords: (number: number) => string): string {
  return number === 0 ? '' : inWords(number);
}
