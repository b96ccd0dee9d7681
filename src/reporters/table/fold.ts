import type { Finding } from '../../schema/generated/report.js';
import { grouped } from '../grouped.js';
import { generalise, shapeOf } from './generalise.js';

/** What keeps findings apart though they say the same; the rule, the kind of resource and the message always do. */
type Apart = (finding: Finding) => string;

/** Findings that say the same of many resources. */
export interface Fold {
  readonly first: Finding;
  readonly members: readonly Finding[];
  /** The message for all of them, or the first one's where the numbers differ. */
  readonly message: string;
}

/** Findings are folded where there are more than so many. */
interface Many {
  /** Of those that say the same word for word. */
  readonly same: number;
  /** Of those that say the same but for numbers, which a fold does not tell. */
  readonly alike: number;
}

interface Shaped {
  readonly finding: Finding;
  readonly general: string;
}

/** Folds findings of the same rule that say the same of the same kind of resource, where there are many of them. */
export function foldFindings(
  findings: readonly Finding[],
  many: Many,
  apart: Apart,
): { readonly folds: readonly Fold[]; readonly single: readonly Finding[] } {
  // By the cheap words first: only what there is much of needs a look at its messages.
  const alike = [...grouped(findings, (finding) => `${finding.rule}\0${finding.resource.kind}\0${apart(finding)}`).values()];
  const folds = alike.filter((group) => group.length > Math.min(many.same, many.alike)).flatMap((group) => foldsOf(group, many));
  const members = new Set(folds.flatMap((fold) => fold.members));
  return { folds, single: findings.filter((finding) => !members.has(finding)) };
}

function foldsOf(findings: readonly Finding[], many: Many): Fold[] {
  const shaped = findings.map((finding) => ({ finding, general: generalise(finding.message, finding.resource) }));
  const groups = [...grouped(shaped, ({ general }) => shapeOf(general)).values()];
  return groups.flatMap((group) => (group.length > many.alike ? [group] : wordForWord(group, many.same))).flatMap(foldOf);
}

function wordForWord(group: readonly Shaped[], same: number): Shaped[][] {
  return [...grouped(group, ({ general }) => general).values()].filter(({ length }) => length > same);
}

function foldOf(group: readonly Shaped[]): Fold[] {
  const [first] = group;
  if (first === undefined) return [];
  const same = group.every(({ general }) => general === first.general);
  const message = group.length === 1 ? first.finding.message : same ? first.general : `for example: ${first.finding.message}`;
  return [{ first: first.finding, members: group.map(({ finding }) => finding), message }];
}
