import type { Finding, Report } from '../../schema/generated/report.js';
import { worstFirst } from '../severity.js';
import { type Fold, foldFindings } from './fold.js';
import { namedOneByOne } from './names.js';

/** As many as a person reads in a terminal; the document has the rest. */
const maxSingle = 100;
const maxFolds = 40;

/**
 * A fold of what is said word for word names as many as this one by one, and their registries: it hides nothing. Of a plan it would
 * hide the places in the code, and of what differs in numbers the numbers: those are folded only where there are more of them.
 */
const manyOfScan = { same: 2, alike: namedOneByOne };
const manyOfPlan = { same: namedOneByOne, alike: namedOneByOne };

interface Selection {
  readonly folds: readonly Fold[];
  readonly single: readonly Finding[];
  readonly leftOut: readonly Finding[];
}

/** What the table shows of the findings that fail: what is the same for many folded, the worst of the others, and what is left out. */
export function selectFails(findings: readonly Finding[], command: Report['command']): Selection {
  const many = command === 'plan' ? manyOfPlan : manyOfScan;
  const { folds, single } = foldFindings(worstFirst(findings), many, ({ severity, change }) => `${severity} ${change}`);
  const hidden = folds.slice(maxFolds).flatMap((fold) => fold.members);
  return { folds: folds.slice(0, maxFolds), single: single.slice(0, maxSingle), leftOut: [...hidden, ...single.slice(maxSingle)] };
}
