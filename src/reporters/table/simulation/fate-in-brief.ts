import type { FateInBrief } from '../../../schema/generated/report.js';

const done = { expire: 'expired', archive: 'archived', keep: 'kept' } as const satisfies Readonly<Record<FateInBrief['action'], string>>;

/** What becomes of an image, in two words: "expired by rule 2". */
export function fateInBrief({ action, rulePriority }: FateInBrief): string {
  return `${done[action]} ${rulePriority === 0 ? '(no rule)' : `by rule ${rulePriority}`}`;
}
