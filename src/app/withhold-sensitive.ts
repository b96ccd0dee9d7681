import type { Judge, Judgement } from '../engine/judge.js';
import { waiverTag } from '../engine/waivers.js';
import { changeSubjectsOf } from '../facts/change-subjects.js';
import type { Facts } from '../facts/facts.js';
import type { Subject } from '../facts/subject.js';
import { subjectsOf } from '../facts/subjects.js';
import type { Notice, PlannedEstate } from '../model/planned-estate.js';
import type { Finding } from '../schema/generated/report.js';
import { hidesWaiverTag, sensitive, shownFinding } from './shown-finding.js';

/** Takes out of what is to be told what the plan marks sensitive. */
export interface Withholding {
  readonly finding: (finding: Finding, judgement: Judgement, judge: Judge) => Finding;
  /** A judgement whose failure, if it has one, quotes nothing sensitive. */
  readonly failure: (judgement: Judgement, judge: Judge) => Judgement;
  readonly notice: (notice: Notice) => Notice;
}

/**
 * The verdict stands on everything; words, evidence and fix of a finding are made once more from the plan in which the marked places
 * are not known. So nothing that follows from one is told either: a short tag, a number of days, an example that a rule has worked out.
 */
export function createWithholding({ showable }: PlannedEstate, facts: Facts): Withholding {
  if (showable === null) return { finding: (finding) => finding, failure: (judgement) => judgement, notice: (notice) => notice };
  let subjects: ReadonlyMap<string, Subject> | undefined;
  const all = (): ReadonlyMap<string, Subject> => {
    subjects ??= new Map([...subjectsOf(showable.after, facts), ...changeSubjectsOf(showable, facts)].map((one) => [keyOf(one), one]));
    return subjects;
  };
  const shownOf = ({ subject }: Judgement): Subject | undefined => all().get(keyOf(subject));
  return {
    finding: (finding, judgement, judge) => shownFinding(shownOf(judgement), finding, judgement, judge),
    failure: (judgement, judge) => (judgement.failure === null ? judgement : shownFailure(shownOf(judgement), judgement, judge)),
    notice: (notice) => (notice.message.includes(`tag ${waiverTag}`) ? shownNotice(notice, [...all().values()]) : notice),
  };
}

function keyOf({ kind, key }: Subject): string {
  return `${kind} ${key}`;
}

function shownFailure(shown: Subject | undefined, judgement: Judgement, judge: Judge): Judgement {
  const { failure } = judgement;
  const said = shown === undefined ? undefined : judge.judge(shown)?.failure?.said;
  return failure === null || failure.said === said ? judgement : { ...judgement, failure: { ...failure, said: sensitive } };
}

function shownNotice(notice: Notice, subjects: readonly Subject[]): Notice {
  const isHidden = subjects.some((subject) => subject.resource.address === notice.where && hidesWaiverTag(subject));
  if (!isHidden) return notice;
  const what = notice.code === 'waiver-expired' ? 'a waiver that has expired' : 'a waiver that waives nothing';
  return { ...notice, message: `the tag ${waiverTag}, whose value is sensitive, has ${what}` };
}
