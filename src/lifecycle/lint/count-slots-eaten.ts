import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import { ownerOf } from '../owner.js';
import type { LifecyclePolicy, LifecycleRule } from '../policy.js';
import { withLast } from '../propose-policy.js';
import { quantity } from '../quantity.js';
import { patternsOf } from '../rule-draft.js';
import type { Simulation } from '../simulation/fate.js';
import { type CountPlaces, countPlaces } from './count-places.js';
import { type Lint, type LintFinding, none } from './lint.js';
import { type LintSubject, readsAllIndexes } from './lint-subject.js';
import { takesWhatIsPulled, untaggedByAge } from './untagged-by-age.js';

/** Fewer places than one in so many are hardly worth a word. */
const worthTelling = 5;

/**
 * A count that keeps fewer images than its number says, and takes others that it would keep. A count of untagged images is passed over:
 * it is there to be rid of what it counts.
 */
export const lintCountSlotsEaten: Lint = (subject) => {
  if (!subject.repository.complete) return [];
  return [...subject.owned].flatMap(([rule, fates]): readonly LintFinding[] => {
    const { count, tagStatus, position } = rule;
    if (count.type !== 'imageCountMoreThan' || tagStatus === 'untagged') return [];
    // Nothing is lost where nothing goes: then nobody has to look at each place.
    if (!fates.some(({ outcome }) => outcome.kind === 'taken')) return [];
    const places = countPlaces(subject.simulation, rule, count.number);
    if (places.lost.length === 0 || !isMuch(places, count.number)) return [];
    return [
      {
        code: 'count-slots-eaten',
        message: `of the ${quantity(count.number, 'place')} of ${nameRule(rule)}, ${whoHasThem(places, subject)}`,
        rule,
        position,
        images: places.lost.map(({ image }) => image),
        tags: [],
        ...remedyFor(rule, places, subject),
      },
    ];
  });
};

/** That images of the rules above are counted too may well be meant, unless they have most places. */
function isMuch({ by: { child, untagged, referrer, above } }: CountPlaces, number: number): boolean {
  const others = child.length + untagged.length + referrer.length;
  return others * worthTelling >= number || (others + above.length) * 2 >= number;
}

function remedyFor(rule: LifecycleRule, { by, needed }: CountPlaces, subject: LintSubject): Pick<LintFinding, 'fix' | 'proposals'> {
  if (rule.tagStatus === 'any' && [...by.child, ...by.untagged].some(({ tagCount }) => tagCount === 0)) {
    return {
      fix: 'Count tagged images alone, by a rule on the pattern "*", and take the untagged ones by age.',
      proposals: () => (isMended(rule, subject) ? [countingTagged(rule, subject.policy)] : []),
    };
  }
  return { fix: `Count what else takes places too: today it takes a countNumber of ${needed} to keep these images.`, proposals: none };
}

/** Whether tagged images alone have the places they want, and nothing that somebody pulls goes for it. */
function isMended(rule: LifecycleRule, { simulation, owned }: LintSubject): boolean {
  if (rule.count.type !== 'imageCountMoreThan') return false;
  const places = countPlaces(simulation, rule, rule.count.number, ({ tagCount }) => tagCount > 0);
  if (places.lost.length > 0 && isMuch(places, rule.count.number)) return false;
  return !takesWhatIsPulled(
    (owned.get(rule) ?? []).filter(({ tagCount }) => tagCount === 0),
    simulation,
  );
}

function countingTagged(any: LifecycleRule, policy: LifecyclePolicy): readonly LifecycleRule[] {
  const tagList = { kind: 'pattern', entries: ['*'] } as const;
  const tagged: LifecycleRule = { ...any, tagStatus: 'tagged', tagList, patterns: patternsOf(tagList) };
  const rules = policy.rules.map((rule) => (rule === any ? tagged : rule));
  return ownerOf({ rules }, 'standard', []) === null ? withLast(rules, untaggedByAge(any)) : rules;
}

function whoHasThem(places: CountPlaces, subject: LintSubject): string {
  const { kept, lost } = places;
  // What an index lists that was not read may be among the images that are told as kept.
  const atMost = readsAllIndexes(subject) ? '' : 'at most ';
  return `${listed(takersOf(places, subject.simulation))}: it keeps ${atMost}${quantity(kept, 'tagged image')} of its own, and takes the other ${lost.length} of its newest ${kept + lost.length}`;
}

function takersOf({ by: { child, untagged, referrer, above } }: CountPlaces, { prepared }: Simulation): readonly string[] {
  const indexes = new Set(child.flatMap(({ image }) => prepared.bonds.indexesOf.get(image.digest) ?? []));
  const owners = new Set(above.map(({ owner }) => owner));
  const takers: readonly (readonly [string, number])[] = [
    [`children of ${quantity(indexes.size, 'index', 'indexes')}`, child.length],
    ['untagged images', untagged.length],
    ['signatures and the like', referrer.length],
    [`images of ${listed([...owners].flatMap((owner) => (owner === null ? [] : [nameRule(owner)])))}`, above.length],
  ];
  return takers
    .filter(([, count]) => count > 0)
    .map(([who, count], place) => `${count}${place === 0 ? ` ${count === 1 ? 'goes' : 'go'}` : ''} to ${who}`);
}
