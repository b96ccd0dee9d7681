import type { CascadedImage, ImageAction, ImageFailure, KeptImage } from '../../../schema/generated/report.js';
import { shortDigestOf } from '../../image-words.js';
import { formatCount, quantity } from '../../quantity.js';
import { expires } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { sentenceHead } from './entry-head.js';
import { imageRows } from './image-rows.js';
import { type Decided, ruleGroups } from './rule-groups.js';

/** What goes, a list for each rule, what expires first; oldest images first. */
export function actionLines(actions: readonly ImageAction[], most: number, page: Page): string[] {
  const decided = (some: readonly ImageAction[]): Decided[] => some.map((action) => ({ ...action, rule: action.appliedRulePriority }));
  const { paint } = page;
  return [
    ...ruleGroups(decided(actions.filter(expires)), { text: 'EXPIRE', style: (text) => paint.severity('high', text) }, most, page),
    ...ruleGroups(decided(actions.filter((action) => !expires(action))), { text: 'ARCHIVE', style: paint.warning }, most, page),
  ];
}

/** What goes with the image that it refers to. */
export function cascadeLines(cascade: readonly CascadedImage[], most: number, page: Page): string[] {
  if (cascade.length === 0) return [];
  const archived = cascade.filter((image) => !expires(image)).length;
  const how = archived === 0 ? '' : archived === cascade.length ? ', archived' : `, ${formatCount(archived)} of them archived`;
  const words = `${quantity(cascade.length, 'image')} that ${cascade.length === 1 ? 'refers' : 'refer'} to one of those${how}, within 24 hours`;
  return [
    ...sentenceHead({ text: 'FOLLOW', style: (text) => page.paint.severity('high', text) }, words, page),
    ...imageRows(
      cascade.map((image) => ({ ...image, words: `with ${shortDigestOf(image.subject)}` })),
      most,
      page,
    ),
  ];
}

/** What a rule takes and an index holds. */
export function heldLines(failures: readonly ImageFailure[], most: number, page: Page): string[] {
  const decided = failures.map((failure): Decided => ({ ...failure, rule: failure.appliedRulePriority }));
  return ruleGroups(decided, { text: 'HELD', style: page.paint.warning }, most, page);
}

/** Why images stay, where that was asked for. */
export function keptLines(kept: readonly KeptImage[], most: number, page: Page): string[] {
  const decided = kept.map(({ inUse: _, inUseBy: __, ...image }): Decided => ({ ...image, rule: image.rulePriority }));
  return ruleGroups(decided, { text: 'KEEP', style: page.paint.good }, most, page);
}
