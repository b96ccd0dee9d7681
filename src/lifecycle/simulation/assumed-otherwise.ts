import type { AssumptionName } from './assumptions.js';
import type { Simulation } from './fate.js';
import type { OtherRun } from './other-runs.js';
import type { Uncertainty } from './uncertainties.js';

/** What each assumption is about, for whoever reads that it matters. */
const questions: Readonly<Record<AssumptionName, string>> = {
  'index-children': 'whether the children of an index take places in a count',
  referrers: 'whether a rule can select a signature or an SBOM whose subject is there',
  ties: 'which of the images that were pushed at the same instant count as the newer ones',
  activating: 'by which rules an image goes that is being restored',
  'leaving-index': 'whether an index that goes in a run still holds its children in it',
  age: 'whether an age is the time that has passed, or the days between two dates',
  'tag-case': 'whether a pattern selects a tag that is written with other capitals',
};

/** What Amazon ECR does not say of an assumption, as the beginning of a sentence. */
export function notDocumented(name: AssumptionName): string {
  return `Amazon ECR does not document ${questions[name]}`;
}

/** The assumptions that decide about some image here: with another value of them it may fare otherwise, or go by another rule. */
export function assumedOtherwise({ assumptions, fates }: Simulation, runs: readonly OtherRun[]): readonly Uncertainty[] {
  return runs.flatMap(({ name, value, differing }): readonly Uncertainty[] => {
    const images = fates.filter(({ listed }) => differing[listed] === 1).map(({ image }) => image);
    const all = name === 'ties' ? ': each of these may go or stay' : '';
    return images.length === 0
      ? []
      : [{ code: name, message: `${notDocumented(name)}${all}`, assumed: assumptions[name], otherwise: value, images }];
  });
}
