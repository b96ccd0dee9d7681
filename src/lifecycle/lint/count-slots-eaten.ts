import { nameRule } from '../name-rule.js';
import type { LifecycleRule } from '../policy.js';
import { proposePolicy } from '../propose-policy.js';
import type { Simulation } from '../simulation/fate.js';
import { type CountPlaces, countPlaces } from './count-places.js';
import type { LifecycleLint, Lint } from './lint.js';
import { type LintSubject, readsAllIndexes } from './lint-subject.js';
import { listed } from './listed.js';
import { quantity } from './quantity.js';

/** Fewer places than one in so many are hardly worth a word. */
const worthTelling = 10;

/**
 * A count that keeps fewer images than its number says, and takes others that it would keep. A count of untagged images is passed over:
 * it is there to be rid of what it counts.
 */
export const lintCountSlotsEaten: Lint = (subject) => {
  if (!subject.repository.complete) return [];
  return [...subject.owned.keys()].flatMap((rule): readonly LifecycleLint[] => {
    const { count, tagStatus, position } = rule;
    if (count.type !== 'imageCountMoreThan' || tagStatus === 'untagged') return [];
    const places = countPlaces(subject.simulation, rule, count.number);
    if (places.lost.length === 0 || places.eaten * worthTelling < count.number) return [];
    return [
      {
        code: 'count-slots-eaten',
        message: `of the ${quantity(count.number, 'place')} of ${nameRule(rule)}, ${whoHasThem(places, subject)}`,
        rule,
        position,
        images: places.lost.map(({ image }) => image),
        tags: [],
        fix: `Count what else takes places too: today it takes a countNumber of ${places.needed} to keep these images.${tagStatus === 'any' ? ' Or write the tags that are meant: a rule on tags counts no untagged image.' : ''}`,
        policy: proposePolicy(subject.policy.rules.map((other) => (other === rule ? withCount(rule, places.needed) : other))),
      },
    ];
  });
};

function withCount(rule: LifecycleRule, number: number): LifecycleRule {
  return { ...rule, count: { type: 'imageCountMoreThan', number } };
}

function whoHasThem(places: CountPlaces, subject: LintSubject): string {
  const { kept, lost } = places;
  // What an index lists that was not read may be among the images that are told as kept.
  const atMost = readsAllIndexes(subject) ? '' : 'at most ';
  return `${listed(takersOf(places, subject.simulation))}: it keeps ${atMost}${quantity(kept.length, 'tagged image')} of its own, and takes ${lost.length} more of the newest ${kept.length + lost.length}`;
}

function takersOf({ by: { child, untagged, referrer, above } }: CountPlaces, { prepared }: Simulation): readonly string[] {
  const indexes = new Set(child.flatMap(({ image }) => prepared.bonds.indexesOf.get(image.digest) ?? []));
  const owners = new Set(above.flatMap(({ owner }) => (owner === null ? [] : [nameRule(owner)])));
  const takers: readonly (readonly [string, number])[] = [
    [`children of ${quantity(indexes.size, 'index', 'indexes')}`, child.length],
    ['untagged images', untagged.length],
    ['signatures and the like', referrer.length],
    [`images of ${listed([...owners])}`, above.length],
  ];
  return takers.filter(([, count]) => count > 0).map(([who, count], place) => `${who} ${place === 0 ? `take ${count}` : count}`);
}
