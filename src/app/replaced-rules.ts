import { shipped } from '../engine/generated/shipped-rules.js';
import type { Notice } from '../model/planned-estate.js';

/** That a rule of the user has the id of a shipped one, or of one read before, and so takes its place. */
export function replacedRules(own: readonly { readonly id: string; readonly file: string }[]): readonly Notice[] {
  const placed = new Map(shipped.rules.map(({ id }) => [id, `the shipped rule ${id}`]));
  return own.flatMap(({ id, file }) => {
    const before = placed.get(id);
    placed.set(id, file);
    return before === undefined ? [] : [{ code: 'rule-replaced', message: `${file} takes the place of ${before}`, where: file }];
  });
}
