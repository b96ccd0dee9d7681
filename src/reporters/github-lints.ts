import type { PolicyLint, RepositorySimulation } from '../schema/generated/report.js';
import type { Annotation } from './github-command.js';
import { grouped } from './grouped.js';
import { withShortDigests } from './image-words.js';
import { neutralise, neutraliseTo } from './neutralise.js';
import { quantity } from './quantity.js';

const longestMessage = 1_000;

/** What the report calls a policy that was piped in, which is no file that could be opened. */
const standardInput = 'standard input';

interface Shown {
  readonly lint: PolicyLint;
  readonly simulation: RepositorySimulation;
}

/** A warning for each lint of a policy file, at its place: once a file, whichever repositories show it. */
export function lintAnnotations(
  simulations: readonly RepositorySimulation[],
  nameOf: (simulation: RepositorySimulation) => string,
): Annotation[] {
  const ofFiles = simulations.filter(({ policyFrom }) => policyFrom !== 'current' && policyFrom !== 'none');
  const shown = ofFiles.flatMap((simulation) => simulation.lints.map((lint): Shown => ({ lint, simulation })));
  return [...grouped(shown, keyOf).values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined
      ? []
      : [ofLint(first, ofFiles.length === 1 ? '' : showing(alike.map(({ simulation }) => nameOf(simulation))))];
  });
}

function keyOf({ lint: { code, pointer, line, column }, simulation: { policyFrom } }: Shown): string {
  return JSON.stringify([policyFrom, line, column, pointer, code]);
}

function ofLint({ lint, simulation: { policyFrom } }: Shown, where: string): Annotation {
  const { code, message, line, column, fix } = lint;
  const said = `${neutraliseTo(withShortDigests(message), longestMessage)}${where}`;
  return {
    level: 'warning',
    title: neutralise(code),
    message: [said, ...(fix === '' ? [] : [`Fix: ${neutraliseTo(fix, longestMessage)}`])].join('\n'),
    location: policyFrom === standardInput ? undefined : { file: neutralise(policyFrom), line, column },
  };
}

/** Which repositories show a lint: its message is that of the first, whose images it counts. */
function showing(names: readonly string[]): string {
  const [first = '', ...others] = [...new Set(names)];
  return ` (${first}${others.length === 0 ? '' : ` and ${quantity(others.length, 'more repository')}`})`;
}
