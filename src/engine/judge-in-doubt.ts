import type { Subject, SubjectDoubt } from '../facts/subject.js';
import { severities } from './compile-rule.js';
import type { Judgement } from './judge.js';

/**
 * Judges a subject whose environment is in doubt, in each environment that it may belong to. What is wrong in all of them is wrong;
 * what may be wrong in one of them is not known; only what is right wherever it may belong passes.
 */
export function judgeInDoubt(subject: Subject, doubt: SubjectDoubt, judge: (subject: Subject) => Judgement | null): Judgement | null {
  const here = judge(subject);
  const all = [here, ...[...doubt.others()].map(judge)];
  const faults = all.filter((one): one is Judgement => one?.outcome === 'fail' || one?.outcome === 'unknown');
  const [first] = faults;
  if (first === undefined) {
    // Met wherever it is asked.
    const pass = all.find((one) => one?.outcome === 'pass');
    return here === null || pass === undefined || pass === null ? here : { ...pass, subject };
  }
  const severity = faults
    .map((one) => one.severity)
    .reduce((most, one) => (severities.indexOf(one) > severities.indexOf(most) ? one : most));
  if (here?.outcome === 'fail' && doubt.belongsHere && all.every((one) => one?.outcome === 'fail')) return { ...here, severity };
  if (here?.outcome === 'unknown') return { ...here, severity };
  return { ...first, subject, severity, outcome: 'unknown', unknown: doubt.why };
}
