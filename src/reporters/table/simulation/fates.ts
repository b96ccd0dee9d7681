import type { CascadedImage, ImageAction, ImageFailure, KeptImage } from '../../../schema/generated/report.js';
import { shortDigestOf } from '../../image-words.js';
import { formatCount, quantity } from '../../quantity.js';
import { expires } from '../../simulation-words.js';
import type { Page } from '../page.js';
import { sentenceHead } from './entry-head.js';
import { imageRows } from './image-rows.js';
import { ruleGroups } from './rule-groups.js';

/** What goes, a list for each rule, what expires first; oldest images first. */
export function actionLines(actions: readonly ImageAction[], most: number, page: Page): string[] {
  const { paint } = page;
  return [
    ...ruleGroups(actions.filter(expires), appliedRule, { text: 'EXPIRE', style: (text) => paint.severity('high', text) }, most, page),
    ...ruleGroups(
      actions.filter((action) => !expires(action)),
      appliedRule,
      { text: 'ARCHIVE', style: paint.warning },
      most,
      page,
    ),
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
    ...imageRows(cascade, ({ subject }) => `with ${shortDigestOf(subject)}`, most, page),
  ];
}

/** What a rule takes and an index holds. */
export function heldLines(failures: readonly ImageFailure[], most: number, page: Page): string[] {
  return ruleGroups(failures, appliedRule, { text: 'HELD', style: page.paint.warning }, most, page);
}

/** Why images stay, where that was asked for. */
export function keptLines(kept: readonly KeptImage[], most: number, page: Page): string[] {
  // That an image in use stays is no alarm.
  const calm = kept.map(({ inUse: _, inUseBy: __, ...image }) => image);
  return ruleGroups(calm, ({ rulePriority }) => rulePriority, { text: 'KEEP', style: page.paint.good }, most, page);
}

function appliedRule({ appliedRulePriority }: Pick<ImageAction, 'appliedRulePriority'>): number {
  return appliedRulePriority;
}
