import { environmentOfPair, environmentOfWord } from '../../model/environment-words.js';
import type { ImageFate, Simulation } from '../simulation/fate.js';

/** Builds are tagged for these themselves: beside the tag of a build they say nothing. */
const ofBuilds = new Set(['dev', 'test', 'sandbox', 'nonprod']);

/** A word for an environment with which a tag begins or ends: `prod`, `qa-17`, `qa2`, `1.4-staging`, but not `fix-live-view`. */
const environmentWord = wordOf([...Object.keys(environmentOfPair), ...Object.keys(environmentOfWord)]);

/** A release by its number, such as `v1`, `1.4` or `release-2.0`. */
const release = /^(?:(?:v|rel|release)[-_.]?\d|\d+\.\d)/i;

const digit = /\d/;

/** So many of the newest images show what tags a build pushes. */
const newest = 1_000;

/**
 * Makes the test that gives the tag by which an image shows that somebody promoted it; empty for none.
 *
 * Nobody is told when a tag was put on an image. A promotion shows by a tag for an environment beside the tag of a build or a release
 * (`sha-17` and `qa-17`), or by tags for two of them. Not so the tags of one release, `latest`, or a release beside a commit: one push puts
 * them on. A tag with a number may be one that each build pushes: it counts where other images have the other tag without such a one.
 */
export function promotionTest({ fates }: Simulation): (fate: ImageFate) => string {
  let kinds: ReadonlySet<string> | null = null;
  return ({ image: { tags }, tagCount }) => {
    const tag = tagCount < 2 ? '' : promotionTag(tags);
    if (tag === '' || !digit.test(tag)) return tag;
    kinds ??= kindsOfUnpromoted(fates);
    const known = kinds;
    return tags.some((other) => other !== tag && known.has(kindOf(other))) ? tag : '';
  };
}

/** True for what one push puts on an image beside another tag of a release or of a build. */
export function isOfRelease(tag: string): boolean {
  return tag === 'latest' || release.test(tag);
}

/** By the tags of the image alone. */
function promotionTag(tags: readonly string[]): string {
  const environments = tags.map(environmentOf);
  if (environments.every((environment) => environment === '')) return '';
  const weights = environments.map((environment, place) => weightOf(environment, tags[place] ?? ''));
  const at = weights.indexOf(Math.max(...weights));
  const isAboveBuilds = !ofBuilds.has(environments[at] ?? '');
  const isBeside = (other: string, place: number): boolean => {
    const environment = environments[place] ?? '';
    return environment !== environments[at] && other !== 'latest' && (isAboveBuilds || environment !== '' || isOfRelease(other));
  };
  return tags.some(isBeside) ? (tags[at] ?? '') : '';
}

/** How much a tag says of a promotion: most where it is for an environment that builds do not go to, and without a number. */
function weightOf(environment: string, tag: string): number {
  if (environment === '') return 0;
  return 1 + (ofBuilds.has(environment) ? 0 : 2) + (digit.test(tag) ? 0 : 1);
}

/** The kinds of tags that images have which show no promotion. */
function kindsOfUnpromoted(fates: readonly ImageFate[]): ReadonlySet<string> {
  const kinds = new Set<string>();
  for (const { image } of fates.slice(-newest)) {
    if (promotionTag(image.tags) === '') for (const tag of image.tags) kinds.add(kindOf(tag));
  }
  return kinds;
}

/** What tags have in common that differ by a number or a commit id. */
function kindOf(tag: string): string {
  return tag.replace(/[0-9a-f]{7,}|\d+/g, '#');
}

function environmentOf(tag: string): string {
  const found = environmentWord.exec(tag);
  if (found === null) return '';
  const word = (found[1] ?? found[2] ?? '').toLowerCase();
  return environmentOfWord[word] ?? environmentOfPair[word.replace(/[-_.]/, ' ')] ?? '';
}

function wordOf(words: readonly string[]): RegExp {
  const any = words.map((word) => word.replace(' ', '[-_.]')).join('|');
  return new RegExp(`^(${any})(?![a-z])|(?<![a-z0-9])(${any})\\d*$`, 'i');
}
