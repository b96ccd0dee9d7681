import type { Finding } from '../../schema/generated/report.js';
import { worstFirst } from '../severity.js';
import { type Fold, foldFindings } from './fold.js';

/** As many as a person reads in a terminal; the document has the rest. */
const maxSingle = 100;
const maxFolds = 40;
const many = 5;

interface Selection {
  readonly folds: readonly Fold[];
  readonly single: readonly Finding[];
  readonly leftOut: readonly Finding[];
}

/** What the table shows of the findings that fail: what is the same for many folded, the worst of the others, and what is left out. */
export function selectFails(findings: readonly Finding[]): Selection {
  const { folds, single } = foldFindings(worstFirst(findings), many, ({ severity, change }) => `${severity} ${change}`);
  const hidden = folds.slice(maxFolds).flatMap((fold) => fold.members);
  return { folds: folds.slice(0, maxFolds), single: single.slice(0, maxSingle), leftOut: [...hidden, ...single.slice(maxSingle)] };
}
