import { findingOf } from '../engine/finding.js';
import type { Judge, Judgement } from '../engine/judge.js';
import type { Subject, SubjectKind } from '../facts/subject.js';
import type { Finding } from '../schema/generated/report.js';
import type { Tally } from './tally.js';

/** Asks rules of subjects, and counts the answers. */
export interface Asking {
  readonly judges: readonly Judge[];
  /** The environment asked for; empty for all. */
  readonly environment: string;
  /** Whether what passes and what is not applicable is wanted too. */
  readonly keepAll: boolean;
  readonly tally: Tally;
  /** Is told of each judgement, wanted or not. */
  readonly watch: (judgement: Judgement, judge: Judge) => void;
  /** What becomes of a fault: accepted, marked as a change; null where it is not to be told. */
  readonly finish: (judgement: Judgement, finding: Finding, judge: Judge) => Finding | null;
  /** Takes each finding; null where a rule has an answer that is only counted. */
  readonly take: (finding: Finding, judgement: Judgement, judge: Judge) => void;
}

/** Makes the function that asks every rule that applies of a subject. `touched` is false for what is only told where it got worse. */
export function createAsker({
  judges,
  environment,
  keepAll,
  tally,
  watch,
  finish,
  take,
}: Asking): (subject: Subject, touched?: boolean) => void {
  const byKind = judgesByKind(judges);
  return (subject, touched = true) => {
    if (belongsElsewhere(subject, environment)) {
      if (subject.kind === 'repository') tally.leaveOut();
      return;
    }
    for (const judge of byKind.get(subject.kind) ?? []) {
      for (const judgement of judge.judgeAll(subject)) tell(judgement, judge, touched);
    }
  };

  function tell(judgement: Judgement, judge: Judge, touched: boolean): void {
    watch(judgement, judge);
    const isFault = judgement.outcome === 'fail' || judgement.outcome === 'unknown';
    const finding = isFault ? finish(judgement, findingOf(judgement), judge) : keepAll && touched ? findingOf(judgement) : null;
    if (finding === null && (isFault || !touched)) return;
    tally.count(finding?.outcome ?? judgement.outcome, judgement.severity);
    if (finding !== null) take(finding, judgement, judge);
  }
}

/** True for what belongs to another environment than the one asked for (empty for all). */
export function belongsElsewhere({ environment: { name } }: Subject, requested: string): boolean {
  return requested !== '' && name !== '' && name !== requested;
}

function judgesByKind(judges: readonly Judge[]): ReadonlyMap<SubjectKind, readonly Judge[]> {
  const groups = new Map<SubjectKind, Judge[]>();
  for (const judge of judges) {
    const kind = judge.rule.rule.applies;
    groups.set(kind, [...(groups.get(kind) ?? []), judge]);
  }
  return groups;
}
