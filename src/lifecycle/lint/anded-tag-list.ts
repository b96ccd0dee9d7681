import type { AndedTagList } from '../anded-tag-lists.js';
import type { ComparedText } from '../compared-text.js';
import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { quantity } from '../quantity.js';
import { actionOn, type ImageFate } from '../simulation/fate.js';
import { tagTest } from '../simulation/tag-test.js';
import type { Lint } from './lint.js';
import { selectedBy } from './lint-subject.js';

/**
 * A list that wants an image with a tag for each entry, where a tag for any of them was most likely meant. Where images have tags for all
 * of them, and none for some only, it was meant as it stands.
 */
export const lintAndedTagList: Lint = ({ anded: lists, simulation, compared }) =>
  lists.flatMap((anded) => {
    const { rule, entries, split } = anded;
    const selected = selectedBy(simulation, rule);
    const passed = withSomeOfTheTags(rule, simulation.fates, new Set(selected), compared);
    if (selected.length > 0 && passed.length === 0) return [];
    return [
      {
        code: 'anded-tag-list',
        message: `${message(anded)}${passed.length === 0 ? '' : `: ${whatBefalls(passed)}`}`,
        rule,
        position: rule.position,
        images: passed.map(({ image }) => image),
        tags: entries,
        fix: 'Split it into one rule an entry, each with the same count, which then holds for each of them.',
        policy: split,
      },
    ];
  });

function message({ rule, entries }: AndedTagList): string {
  return `${nameRule(rule)} selects only images that have a tag for each of ${listed(entries)}`;
}

function withSomeOfTheTags(
  rule: LifecycleRule,
  fates: readonly ImageFate[],
  selected: ReadonlySet<ImageFate>,
  compared: ComparedText,
): readonly ImageFate[] {
  const tests = rule.patterns.map(compared).map(tagTest);
  return fates.filter(
    (fate) =>
      fate.storageClass === rule.storageClass &&
      !selected.has(fate) &&
      tests.some((test) => fate.image.tags.some((tag) => test(compared(tag)))),
  );
}

/** What becomes of images that a rule passes over. */
function whatBefalls(passed: readonly ImageFate[]): string {
  const fates = new Map<string, number>();
  for (const fate of passed) {
    const action = actionOn(fate);
    const by = fate.owner === null ? 'with what it refers to' : `by ${nameRule(fate.owner)}`;
    const words = action === null ? 'kept' : `${action === 'expire' ? 'expired' : 'archived'} ${by}`;
    fates.set(words, (fates.get(words) ?? 0) + 1);
  }
  const parts = [...fates].sort(([a], [b]) => (a < b ? -1 : 1)).map(([words, count]) => `${count} ${words}`);
  return `it passes over ${quantity(passed.length, 'image')} with a tag for some of them (${parts.join(', ')})`;
}
