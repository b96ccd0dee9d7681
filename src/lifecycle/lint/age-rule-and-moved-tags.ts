import { day } from '../../model/instant.js';
import { nameRule } from '../name-rule.js';
import { quantity } from '../quantity.js';
import type { ImageFate, Simulation } from '../simulation/fate.js';
import { overLimit } from '../simulation/near-limit.js';
import type { Lint } from './lint.js';

/** What goes within so many days can still be saved. */
const soon = 7 * day;
const lately = 30 * day;
/** A build that is tried out is pulled in these days; what is pulled later is in use. */
const triedOut = 7 * day;

/**
 * Images that go by the age of their push though somebody promoted them, or still pulls them. To give an image another tag does not change
 * when it was pushed (https://github.com/aws/containers-roadmap/issues/2746).
 */
export const lintAgeRuleAndMovedTags: Lint = ({ simulation, owned }) => {
  const aging = [...owned].filter(([{ count }]) => count.type === 'sinceImagePushed');
  const usual = aging.length === 0 ? 0 : usualTags(simulation);
  return aging
    .map(([rule, fates]) => ({
      rule,
      leaving: fates.filter((fate) => leavesSoon(fate, simulation) && (fate.tagCount > usual || isPulledLately(fate, simulation))),
    }))
    .filter(({ leaving }) => leaving.length > 0)
    .map(({ rule, leaving }) => ({
      code: 'age-rule-and-moved-tags',
      message: `${nameRule(rule)} counts days from the push, which neither a further tag nor a pull sets back: within 7 days it takes ${quantity(leaving.length, 'image')} ${whyMissed(leaving, usual, simulation)}`,
      rule,
      position: rule.position,
      images: leaving.map(({ image }) => image),
      tags: [],
      fix: 'Let a rule above it that counts own the tags of what is promoted or still pulled, or build and push anew what is promoted.',
      policy: '',
    }));
};

/** An image with more tags than that has more than most: builds often push two tags at once. */
function usualTags({ fates }: Simulation): number {
  const numbers: number[] = [];
  for (const { tagCount } of fates) if (tagCount > 0) numbers[tagCount] = (numbers[tagCount] ?? 0) + 1;
  const tagged = numbers.reduce((sum, images) => sum + images, 0);
  let upTo = 0;
  for (const [number, images = 0] of numbers.entries()) {
    upTo += images;
    if (upTo * 2 >= tagged) return number;
  }
  return 0;
}

function leavesSoon(fate: ImageFate, simulation: Simulation): boolean {
  if (fate.outcome.kind === 'taken') return true;
  return fate.outcome.kind === 'kept' && overLimit(fate, simulation) > -soon && fate.heldBy === '';
}

function isPulledLately({ image, since }: ImageFate, { now }: Simulation): boolean {
  const pulled = Date.parse(image.lastPulledAt);
  return now - pulled <= lately && pulled - since > triedOut;
}

function whyMissed(leaving: readonly ImageFate[], usual: number, simulation: Simulation): string {
  const promoted = leaving.filter(({ tagCount }) => tagCount > usual).length;
  const pulled = leaving.filter((fate) => isPulledLately(fate, simulation)).length;
  const reasons = [
    ...(promoted === 0 ? [] : [`${promoted} with more tags than most`]),
    ...(pulled === 0 ? [] : [`${pulled} pulled in the last 30 days`]),
  ];
  return `(${reasons.join(', ')})`;
}
