import { findingOf } from '../engine/finding.js';
import type { Judge, Judgement } from '../engine/judge.js';
import { changeSubjectsOf } from '../facts/change-subjects.js';
import type { Facts } from '../facts/facts.js';
import type { Subject, SubjectKind } from '../facts/subject.js';
import { subjectsOf } from '../facts/subjects.js';
import type { PlannedEstate } from '../model/planned-estate.js';
import type { Finding } from '../schema/generated/report.js';
import { createChangeMarker } from './mark-change.js';
import { createTally, type Tally } from './tally.js';

interface Judging {
  readonly estate: PlannedEstate;
  readonly facts: Facts;
  readonly judges: readonly Judge[];
  /** The environment asked for; empty for all. */
  readonly environment: string;
  readonly changedOnly: boolean;
  /** Whether what passes and what is not applicable is wanted too. */
  readonly keepAll: boolean;
  readonly accept: (judgement: Judgement, finding: Finding) => Finding;
}

/** Asks every rule of every subject of a planned estate, and counts the answers. */
export function judgeEstate(judging: Judging): { readonly findings: Finding[]; readonly tally: Tally } {
  const { estate, facts, judges, environment, changedOnly, keepAll, accept } = judging;
  const marker = createChangeMarker(estate, () => subjectsOf(estate.before, facts));
  const byKind = judgesByKind(judges);
  const tally = createTally();
  const findings: Finding[] = [];
  for (const subject of [...subjectsOf(estate.after, facts), ...changeSubjectsOf(estate, facts)]) {
    if (belongsElsewhere(subject, environment)) {
      if (subject.kind === 'repository') tally.leaveOut();
      continue;
    }
    const touched = !changedOnly || marker.touches(subject);
    for (const judge of byKind.get(subject.kind) ?? []) {
      const judgement = judge.judge(subject);
      if (judgement === null) continue;
      const isFault = judgement.outcome === 'fail' || judgement.outcome === 'unknown';
      const finding = isFault ? acceptedFinding(judgement, judge) : keepAll && touched ? findingOf(judgement) : null;
      // What the plan makes worse elsewhere is a change too: an untouched repository that a registry setting leaves unscanned.
      if (!touched && (finding === null || finding.change === 'existing')) continue;
      tally.count(finding?.outcome ?? judgement.outcome, judgement.severity);
      if (finding !== null) findings.push(finding);
    }
  }
  return { findings, tally };

  function acceptedFinding(judgement: Judgement, judge: Judge): Finding {
    const finding = findingOf(judgement);
    return accept(judgement, { ...finding, change: marker.mark(judgement, finding, judge) });
  }
}

function belongsElsewhere({ environment: { name } }: Subject, requested: string): boolean {
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
