import { day } from '../../model/instant.js';
import { nameRule } from '../name-rule.js';
import { quantity } from '../quantity.js';
import type { ImageFate, Simulation } from '../simulation/fate.js';
import { overLimit } from '../simulation/near-limit.js';
import { type Lint, none } from './lint.js';
import { isOfRelease, promotionTest } from './promotion-sign.js';
import { isPulledLately } from './pulled-lately.js';

/** What goes within so many days can still be saved. */
const soon = 7 * day;

/**
 * Images that go by the age of their push though somebody promoted them, or still pulls them. To give an image another tag does not change
 * when it was pushed (https://github.com/aws/containers-roadmap/issues/2746).
 *
 * Promoted is what a tag for an environment shows (see promotionTest), whatever the share of such images, and what has more tags than most
 * images, those of releases not counted. A promotion by tags of other kinds that most images have too is not seen.
 */
export const lintAgeRuleAndMovedTags: Lint = ({ simulation, owned }) => {
  const aging = [...owned].filter(([{ count }]) => count.type === 'sinceImagePushed');
  if (aging.length === 0) return [];
  const signOf = signTest(simulation);
  return aging
    .map(([rule, fates]) => ({ rule, leaving: missed(fates, simulation, signOf) }))
    .filter(({ leaving }) => leaving.length > 0)
    .map(({ rule, leaving }) => ({
      code: 'age-rule-and-moved-tags',
      message: `${nameRule(rule)} counts days from the push, which neither a further tag nor a pull sets back: within 7 days it takes ${quantity(leaving.length, 'image')} ${whyMissed(leaving.map(({ sign }) => sign))}`,
      rule,
      position: rule.position,
      images: leaving.map(({ fate }) => fate.image),
      tags: [],
      fix: 'Let a rule above it that counts own the tags of what is promoted or still pulled, or build and push anew what is promoted.',
      proposals: none,
    }));
};

interface Missed {
  readonly fate: ImageFate;
  readonly sign: Sign;
}

/** Why somebody would miss an image. */
interface Sign {
  readonly promoted: boolean;
  /** A tag for an environment that shows it; empty for none. */
  readonly tag: string;
  readonly pulled: boolean;
}

function missed(fates: readonly ImageFate[], simulation: Simulation, signOf: (fate: ImageFate) => Sign | null): readonly Missed[] {
  const found: Missed[] = [];
  for (const fate of fates) {
    const sign = leavesSoon(fate, simulation) ? signOf(fate) : null;
    if (sign !== null) found.push({ fate, sign });
  }
  return found;
}

function signTest(simulation: Simulation): (fate: ImageFate) => Sign | null {
  const usual = usualTags(simulation);
  const tagOf = promotionTest(simulation);
  return (fate) => {
    const tag = tagOf(fate);
    const promoted = tag !== '' || hasMore(fate, usual);
    const pulled = isPulledLately(fate.image, simulation);
    return promoted || pulled ? { promoted, tag, pulled } : null;
  };
}

function hasMore({ image, tagCount }: ImageFate, usual: number): boolean {
  return tagCount > usual && image.tags.filter((tag) => !isOfRelease(tag)).length > usual;
}

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

function whyMissed(signs: readonly Sign[]): string {
  const named = signs.filter(({ tag }) => tag !== '');
  const others = signs.filter(({ tag, promoted }) => promoted && tag === '').length;
  const pulled = signs.filter((sign) => sign.pulled).length;
  const reasons = [
    ...(named.length === 0 ? [] : [`${named.length} with a tag for an environment beside another tag, such as ${named[0]?.tag}`]),
    ...(others === 0 ? [] : [`${others} with more tags than most`]),
    ...(pulled === 0 ? [] : [`${pulled} pulled in the last 30 days`]),
  ];
  return `(${reasons.join(', ')})`;
}
