import { ownerOf, ruleSelectsTags } from '../../src/lifecycle/owner.ts';
import type { LifecycleRule } from '../../src/lifecycle/policy.ts';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.ts';
import type { Image, IndexManifest } from '../../src/model/image.ts';
import { day, daysAgo, instant } from './moment.ts';

/**
 * The images that a lifecycle policy has left, run again and again until it finds nothing more to do: only then are the children of
 * an index that it expired gone too. https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function afterLifecycle(images: readonly Image[], indexes: readonly IndexManifest[], text: string): readonly Image[] {
  const reading = readLifecyclePolicy(text);
  if (!reading.valid) throw new Error(`Amazon ECR would refuse this policy: ${reading.errors[0]?.message} in ${text}`);
  let before: readonly Image[] = [];
  let after = images;
  while (after !== before) {
    before = after;
    after = runOnce(before, indexes, reading.policy.rules);
  }
  return after;
}

function runOnce(images: readonly Image[], indexes: readonly IndexManifest[], rules: readonly LifecycleRule[]): readonly Image[] {
  const there = new Set(images.map(({ digest }) => digest));
  const listed = new Set(indexes.filter(({ digest }) => there.has(digest)).flatMap(({ children }) => children));
  const marks = new Map(rules.map((rule) => [rule, markedBy(rule, images)]));
  const after = images.flatMap((image) => {
    if (image.subject !== '') return there.has(image.subject) ? [image] : [];
    const owner = ownerOf({ rules }, storageClassOf(image), image.tags);
    if (owner === null || marks.get(owner)?.has(image.digest) !== true) return [image];
    if (owner.action === 'transition') return [archived(image, owner)];
    return listed.has(image.digest) ? [image] : [];
  });
  const isSame = after.length === images.length && after.every((image, at) => image === images[at]);
  return isSame ? images : after;
}

/** What a rule would act on, by all that it selects: images that another rule owns take up places too. */
function markedBy(rule: LifecycleRule, images: readonly Image[]): ReadonlySet<string> {
  const selected = images.filter((image) => storageClassOf(image) === rule.storageClass && ruleSelectsTags(rule, image.tags));
  const newestFirst = [...selected].sort((a, b) => (a.pushedAt < b.pushedAt ? 1 : -1));
  const marked =
    rule.count.type === 'imageCountMoreThan' ? newestFirst.slice(rule.count.number) : selected.filter((image) => isOlder(image, rule));
  return new Set(marked.map(({ digest }) => digest));
}

function storageClassOf({ status }: Image): LifecycleRule['storageClass'] {
  return status === 'ARCHIVED' ? 'archive' : 'standard';
}

function isOlder(image: Image, { count }: LifecycleRule): boolean {
  return count.type !== 'imageCountMoreThan' && Date.parse(since(image, count.type)) < daysAgo(count.days);
}

function since(image: Image, type: 'sinceImagePushed' | 'sinceImagePulled' | 'sinceImageTransitioned'): string {
  if (type === 'sinceImageTransitioned') return image.lastArchivedAt;
  return type === 'sinceImagePulled' && image.lastPulledAt !== '' ? image.lastPulledAt : image.pushedAt;
}

/** Amazon ECR acts within a day. */
function archived(image: Image, { count }: LifecycleRule): Image {
  const due = count.type === 'imageCountMoreThan' ? daysAgo(1) : Date.parse(since(image, count.type)) + (count.days + 0.6) * day;
  return { ...image, status: 'ARCHIVED', lastArchivedAt: instant(due) };
}
