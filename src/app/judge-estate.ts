import type { Judge, Judgement } from '../engine/judge.js';
import { changeSubjectsOf } from '../facts/change-subjects.js';
import type { Facts } from '../facts/facts.js';
import { subjectsOf } from '../facts/subjects.js';
import type { PlannedEstate } from '../model/planned-estate.js';
import type { Finding } from '../schema/generated/report.js';
import { createAsker } from './ask-rules.js';
import { createChangeMarker } from './mark-change.js';
import { createTally, type Tally } from './tally.js';
import type { Withholding } from './withhold-sensitive.js';

interface Judging {
  readonly estate: PlannedEstate;
  readonly facts: Facts;
  readonly judges: readonly Judge[];
  /** The environment asked for; empty for all. */
  readonly environment: string;
  readonly changedOnly: boolean;
  /** Whether what passes and what is not applicable is wanted too. */
  readonly keepAll: boolean;
  readonly watch: (judgement: Judgement) => void;
  readonly accept: (judgement: Judgement, finding: Finding) => Finding;
  readonly withholding: Withholding;
}

/** Asks every rule of every subject of a planned estate, and counts the answers. */
export function judgeEstate(judging: Judging): { readonly findings: Finding[]; readonly tally: Tally } {
  const { estate, facts, judges, environment, changedOnly, keepAll, watch, accept, withholding } = judging;
  const marker = createChangeMarker(estate, () => subjectsOf(estate.before, facts));
  const tally = createTally();
  const findings: Finding[] = [];
  const ask = createAsker({
    judges,
    environment,
    keepAll,
    tally,
    watch: (judgement, judge) => watch(withholding.failure(judgement, judge)),
    finish: (judgement, finding, judge) => {
      const marked = accept(judgement, { ...finding, change: marker.mark(judgement, finding, judge) });
      // What the plan makes worse elsewhere is a change too: an untouched repository that a registry setting leaves unscanned.
      const isTold = !changedOnly || marked.change !== 'existing' || marker.touches(judgement.subject);
      return isTold ? marked : null;
    },
    take: (finding, judgement, judge) => findings.push(withholding.finding(finding, judgement, judge)),
  });
  for (const subject of [...subjectsOf(estate.after, facts), ...changeSubjectsOf(estate, facts)]) {
    ask(subject, !changedOnly || marker.touches(subject));
  }
  return { findings, tally };
}
