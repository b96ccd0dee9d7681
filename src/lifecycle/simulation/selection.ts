import { ignoringCase } from '../compared-text.js';
import type { LifecyclePolicy, LifecycleRule, LifecycleStorageClass } from '../policy.js';
import { beginningOf, type TagTest, tagTest } from './tag-test.js';

/** The rules that select an image, as bits by their place in the policy: 50 rules do not fit into one number of 32. */
export interface SelectedBy {
  /** Place of the rule of highest priority; -1 where there is none. */
  readonly owner: number;
  readonly low: number;
  readonly high: number;
}

/** Tells which rules select an image with these tags, in that storage class. */
export type Select = (storageClass: LifecycleStorageClass | null, tags: readonly string[]) => SelectedBy;

const none: SelectedBy = { owner: -1, low: 0, high: 0 };

/**
 * Compiles the selections of a policy: each rule selects its images, whatever other rules do with them.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function selectionOf({ rules }: LifecyclePolicy, ignoreCase: boolean): Select {
  const placed = rules.map((rule, place) => ({ rule, place }));
  const ofClass = (wanted: LifecycleStorageClass) => {
    const own = placed.filter(({ rule }) => rule.storageClass === wanted);
    return { untagged: selectUntagged(own), tagged: taggedSelection(own, ignoreCase) };
  };
  const classes = { standard: ofClass('standard'), archive: ofClass('archive') };
  return (storageClass, tags) => {
    if (storageClass === null) return none;
    const { untagged, tagged } = classes[storageClass];
    return tags.length === 0 ? untagged : tagged(tags);
  };
}

interface PlacedRule {
  readonly rule: LifecycleRule;
  readonly place: number;
}

function selectUntagged(rules: readonly PlacedRule[]): SelectedBy {
  return rules
    .filter(({ rule }) => rule.tagStatus !== 'tagged')
    .reduce<SelectedBy>((selected, { place }) => withPlace(selected, place), none);
}

function withPlace({ owner, low, high }: SelectedBy, place: number): SelectedBy {
  return {
    owner: owner < 0 ? place : Math.min(owner, place),
    low: place < 32 ? low | (1 << place) : low,
    high: place < 32 ? high : high | (1 << (place - 32)),
  };
}

/** A rule on tags: the entries of its list are ANDed, each must be met by some tag, and one tag may meet several. */
interface TagSelector {
  readonly place: number;
  /** The entry that says most of how a tag begins; null where it says nothing else. */
  readonly first: TagTest | null;
  readonly others: readonly TagTest[];
}

/** Rules on tags by what a tag begins with that meets their first entry, and these by their length. */
type ByBeginning = ReadonlyMap<number, ReadonlyMap<string, readonly TagSelector[]>>;

/**
 * The rules on tags are found by what a tag begins with, rather than each asked about each tag: a policy of 50 rules, over 100,000
 * images, would ask millions of times. Each is asked once about an image, however many tags that has.
 */
function taggedSelection(rules: readonly PlacedRule[], ignoreCase: boolean): (tags: readonly string[]) => SelectedBy {
  const always = rules.filter(({ rule }) => rule.tagStatus === 'any').reduce<SelectedBy>((all, { place }) => withPlace(all, place), none);
  const beginnings = [...byBeginning(rules, ignoreCase)];
  const askedFor = new Int32Array(rules.length === 0 ? 0 : Math.max(...rules.map(({ place }) => place)) + 1);
  let asking = 0;
  return (given) => {
    const tags = ignoreCase ? given.map(ignoringCase) : given;
    let selected = always;
    asking++;
    for (const tag of tags) {
      for (const [length, selectors] of beginnings) {
        const candidates = tag.length < length ? undefined : selectors.get(tag.slice(0, length));
        if (candidates === undefined) continue;
        for (const { place, first, others } of candidates) {
          if (askedFor[place] === asking || (first !== null && !first(tag))) continue;
          askedFor[place] = asking;
          if (others.every((test) => tags.some(test))) selected = withPlace(selected, place);
        }
      }
    }
    return selected;
  };
}

function byBeginning(rules: readonly PlacedRule[], ignoreCase: boolean): ByBeginning {
  const byLength = new Map<number, Map<string, TagSelector[]>>();
  for (const { rule, place } of rules) {
    const patterns = ignoreCase ? rule.patterns.map(ignoringCase) : rule.patterns;
    const [first, ...others] = [...patterns].sort((a, b) => beginningOf(b).length - beginningOf(a).length);
    if (first === undefined) continue;
    const beginning = beginningOf(first);
    const ofLength = byLength.get(beginning.length) ?? new Map<string, TagSelector[]>();
    byLength.set(beginning.length, ofLength);
    const selector = { place, first: first === `${beginning}*` ? null : tagTest(first), others: others.map(tagTest) };
    ofLength.set(beginning, [...(ofLength.get(beginning) ?? []), selector]);
  }
  return byLength;
}

/** The places of the rules that are among the bits, in the order of priority. */
export function placesIn(low: number, high: number): readonly number[] {
  const places: number[] = [];
  for (let place = nextPlace(low, high, -1); place >= 0; place = nextPlace(low, high, place)) places.push(place);
  return places;
}

/** The place among the bits that comes after another (-1 for the first); -1 for none. */
export function nextPlace(low: number, high: number, after: number): number {
  const inLow = after < 31 ? low & (-1 << (after + 1)) : 0;
  if (inLow !== 0) return 31 - Math.clz32(inLow & -inLow);
  const inHigh = after < 31 ? high : after < 63 ? high & (-1 << (after - 31)) : 0;
  return inHigh === 0 ? -1 : 63 - Math.clz32(inHigh & -inHigh);
}
