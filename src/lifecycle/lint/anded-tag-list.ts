import { withSplit } from '../anded-tag-lists.js';
import type { ComparedText } from '../compared-text.js';
import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { quantity } from '../quantity.js';
import { actionOn, type ImageFate, type Simulation } from '../simulation/fate.js';
import { tagTest } from '../simulation/tag-test.js';
import { archivingAlike } from './archive-rules.js';
import type { Lint } from './lint.js';
import { selectedBy } from './lint-subject.js';

/**
 * A list that wants an image with a tag for each entry, where a tag for any of them was most likely meant. Where images have tags for all
 * of them, and none for some only, it was meant as it stands; as it was in a rule for the archive if it was in the one that archives.
 */
export const lintAndedTagList: Lint = ({ policy, anded, simulation, compared }) =>
  anded.flatMap((rule) => {
    const passed = passedBy(rule, simulation, compared);
    const alike = archivingAlike(rule, policy);
    if (isMeant(rule, passed, simulation)) return [];
    if (passed.length === 0 && alike !== null && isMeant(alike, passedBy(alike, simulation, compared), simulation)) return [];
    return [
      {
        code: 'anded-tag-list',
        message: `${message(rule)}${passed.length === 0 ? '' : `: ${whatBefalls(passed)}`}`,
        rule,
        position: rule.position,
        images: passed.map(({ image }) => image),
        tags: entriesOf(rule),
        fix: 'Split it into one rule an entry, each with the same count, which then holds for each of them.',
        proposals: () => [withSplit(policy, rule, compared)],
      },
    ];
  });

function message(rule: LifecycleRule): string {
  return `${nameRule(rule)} selects only images that have a tag for each of ${listed(entriesOf(rule))}`;
}

function entriesOf({ tagList }: LifecycleRule): readonly string[] {
  return tagList?.entries ?? [];
}

function isMeant(rule: LifecycleRule, passed: readonly ImageFate[], simulation: Simulation): boolean {
  return passed.length === 0 && selectedBy(simulation, rule).length > 0;
}

/** The images with some of the tags only. */
function passedBy(rule: LifecycleRule, simulation: Simulation, compared: ComparedText): readonly ImageFate[] {
  const selected = new Set(selectedBy(simulation, rule));
  const tests = rule.patterns.map(compared).map(tagTest);
  return simulation.fates.filter(
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
