import type { Subject } from '../facts/subject.js';
import type { Judge, Judgement } from './judge.js';

/**
 * What a rule says of all images without looking at any need not be asked of each. With some of the images missing the others may
 * still fail, but nothing passes.
 */
export function judgeAll(subject: Subject, judge: Judge['judge']): readonly Judgement[] {
  const together = judge(subject);
  if (together === null) return [];
  const { each = null, missing = null } = subject.image ?? {};
  if (each === null || together.outcome !== 'unknown') return [together];
  const faults: Judgement[] = [];
  let best: Judgement | null = null;
  for (const one of each()) {
    const judgement = judge(one);
    if (judgement === null) continue;
    if (judgement.outcome === 'fail' || judgement.outcome === 'unknown') faults.push(judgement);
    else if (best === null || judgement.outcome === 'pass') best = judgement;
  }
  if (missing !== null) return [...faults, together];
  return faults.length > 0 || best === null ? faults : [{ ...best, subject }];
}
