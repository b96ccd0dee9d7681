import type { LifecycleAction, LifecyclePolicy, LifecycleRule } from '../../../src/lifecycle/policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import type { Deed } from './repository-fixture.js';

/**
 * What the user guide says of the evaluation of lifecycle policies, sentence by sentence and without haste, to hold the simulator
 * against. Nothing of the simulator is in it but types. Quoted is
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 * where nothing else is named.
 */

/** "An image is expired or archived by exactly one or zero rules." */
export type LiteralFate =
  | { readonly kind: 'kept' }
  | { readonly kind: 'acted-on'; readonly action: LifecycleAction; readonly rulePriority: number }
  | { readonly kind: 'failed'; readonly action: LifecycleAction; readonly rulePriority: number }
  | { readonly kind: 'with-subject'; readonly action: LifecycleAction };

interface Evaluation {
  readonly policy: LifecyclePolicy;
  readonly repository: SimulatedRepository;
  readonly now: number;
  readonly assumptions: Assumptions;
}

/** The fate in a word, as `deedOf` gives it of a simulated one. */
export function literalDeed(fate: LiteralFate | undefined): Deed {
  if (fate === undefined || fate.kind === 'kept') return '';
  return fate.kind === 'failed' ? 'held' : fate.action;
}

const kept: LiteralFate = { kind: 'kept' };

/** What becomes of each image, by its digest. */
export function evaluateLiterally(
  policy: LifecyclePolicy,
  repository: SimulatedRepository,
  now: number,
  assumptions: Assumptions,
): ReadonlyMap<string, LiteralFate> {
  const evaluation = { policy, repository, now, assumptions };
  // "All rules are evaluated at the same time, regardless of rule priority."
  const evaluated = policy.rules.map((rule) => {
    const identified = repository.images.filter((image) => identifies(rule, image, evaluation));
    return { rule, identified, wouldMark: wouldMark(rule, identified, evaluation) };
  });
  // "After all rules are evaluated, they are then applied based on rule priority."
  const applied = new Map<string, LifecycleRule>();
  const seenByHigherPriority = new Set<Image>();
  for (const { rule, identified, wouldMark } of [...evaluated].sort((a, b) => a.rule.priority - b.rule.priority)) {
    // "An image that matches the tagging requirements of a rule cannot be expired or archived by a rule with a lower priority."
    for (const image of wouldMark) if (!seenByHigherPriority.has(image)) applied.set(image.digest, rule);
    for (const image of identified) seenByHigherPriority.add(image);
  }
  return carryOut(applied, evaluation);
}

/** Step 1: the images of its storage class that meet the tagging requirements of a rule, whatever other rules do with them. */
function identifies(rule: LifecycleRule, image: Image, evaluation: Evaluation): boolean {
  // Not documented: whether a rule can select a reference artifact whose subject is there.
  if (evaluation.assumptions.referrers === 'with-subject' && hasSubject(image, evaluation)) return false;
  return storageClass(image, evaluation) === rule.storageClass && meetsTagging(rule, image, evaluation);
}

function storageClass({ status }: Image, { assumptions }: Evaluation): string {
  // Not documented: to which storage class an image belongs while it is restored.
  if (status === 'ACTIVATING') return assumptions.activating;
  return (
    new Map([
      ['ACTIVE', 'standard'],
      ['ARCHIVED', 'archive'],
    ]).get(status) ?? 'neither'
  );
}

function meetsTagging(rule: LifecycleRule, { tags }: Image, { assumptions }: Evaluation): boolean {
  // "If you specify any, then all images have the rule evaluated against them."
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html
  if (rule.tagStatus === 'any') return true;
  if (rule.tagStatus === 'untagged') return tags.length === 0;
  const entries = rule.tagList?.entries ?? [];
  // "An image is successfully matched if all of the tags in the tagPatternList or tagPrefixList value are matched against any of the
  // image's tags."
  return entries.every((entry) => tags.some((tag) => meetsEntry(rule.tagList?.kind === 'prefix', entry, tag, assumptions['tag-case'])));
}

function meetsEntry(isPrefix: boolean, entry: string, tag: string, tagCase: Assumptions['tag-case']): boolean {
  const wanted = tagCase === 'sensitive' ? entry : entry.toLowerCase();
  const given = tagCase === 'sensitive' ? tag : tag.toLowerCase();
  if (isPrefix) return given.slice(0, wanted.length) === wanted;
  // "If a filter of prod* is applied, it would match image-tags whose name begins with prod such as prod, prod1, or production-team1.
  // Similarly, if a filter of *prod* is applied, it would match image-tags whose name contains prod."
  const parts = wanted.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`).test(given);
}

/** Step 2: of all images that a rule identifies, those on which it would act: "can still identify them as if they haven't been expired". */
function wouldMark({ count }: LifecycleRule, identified: readonly Image[], evaluation: Evaluation): readonly Image[] {
  switch (count.type) {
    case 'imageCountMoreThan':
      // "Images are sorted from youngest to oldest based on pushed_at_time and then all images greater than the specified count are
      // expired or archived."
      return youngestToOldest(
        identified.filter((image) => takesPlace(image, evaluation)),
        evaluation,
      ).slice(count.number);
    case 'sinceImagePushed':
      // "All images whose pushed_at_time is older than the specified number of days based on countNumber are expired or archived."
      return identified.filter((image) => isOlder(pushedAtTime(image), count.days, evaluation));
    case 'sinceImagePulled':
      // "All images whose last_recorded_pulltime is older than the specified number of days based on countNumber are archived."
      return identified.filter((image) => isOlder(pulledAtTime(image), count.days, evaluation));
    case 'sinceImageTransitioned':
      // "All archived images whose last_archived_at is older than the specified number of days based on countNumber are expired."
      return identified.filter((image) => image.lastArchivedAt !== '' && isOlder(image.lastArchivedAt, count.days, evaluation));
  }
}

function takesPlace(image: Image, evaluation: Evaluation): boolean {
  // Not documented, but for the sample of a PolicyExecutionEvent, in which a rule that counts takes a child.
  return evaluation.assumptions['index-children'] === 'counted' || listsThatReference(image, evaluation).length === 0;
}

function youngestToOldest(images: readonly Image[], { assumptions }: Evaluation): readonly Image[] {
  return [...images].sort((a, b) => {
    const later = Date.parse(pushedAtTime(b)) - Date.parse(pushedAtTime(a));
    if (later !== 0) return later;
    // Not documented: which of two images of one push time is the younger.
    return a.digest < b.digest === (assumptions.ties === 'lower-digest-newer') ? -1 : 1;
  });
}

/** "If an image was archived and then restored at any point in the past, the image's last_activated_at is used instead of pushed_at_time." */
function pushedAtTime({ pushedAt, lastActivatedAt }: Image): string {
  return lastActivatedAt === '' ? pushedAt : lastActivatedAt;
}

function pulledAtTime(image: Image): string {
  const { lastPulledAt, lastActivatedAt, pushedAt } = image;
  // "If an image was archived and then restored at any point in the past, but never pulled since the image was restored, the image's
  // last_activated_at is used instead of the last_recorded_pulltime."
  const pulledSince = lastPulledAt !== '' && Date.parse(lastPulledAt) >= Date.parse(lastActivatedAt);
  if (lastActivatedAt !== '' && !pulledSince) return lastActivatedAt;
  // "If an image was never pulled, the image's pushed_at_time is used instead of the last_recorded_pulltime."
  return lastPulledAt === '' ? pushedAt : lastPulledAt;
}

function isOlder(since: string, days: number, { now, assumptions }: Evaluation): boolean {
  const [then, today] =
    assumptions.age === 'calendar-days' ? [midnight(since), midnight(new Date(now).toISOString())] : [Date.parse(since), now];
  return today - then > days * 24 * 60 * 60 * 1_000;
}

function midnight(instant: string): number {
  return Date.parse(instant.slice(0, '2026-11-21'.length));
}

/** Step 3: what the service does of what the rules take: not all of it can be done, and more follows from it. */
function carryOut(applied: ReadonlyMap<string, LifecycleRule>, evaluation: Evaluation): ReadonlyMap<string, LiteralFate> {
  const { images } = evaluation.repository;
  let fates: ReadonlyMap<string, LiteralFate> = new Map(images.map(({ digest }) => [digest, kept]));
  // Each round does what the one before has made possible.
  for (let changed = true; changed; ) {
    const before = fates;
    fates = new Map(images.map((image) => [image.digest, settle(image, applied.get(image.digest), before, evaluation)]));
    changed = images.some(({ digest }) => fates.get(digest)?.kind !== before.get(digest)?.kind);
  }
  return fates;
}

function settle(
  image: Image,
  rule: LifecycleRule | undefined,
  fates: ReadonlyMap<string, LiteralFate>,
  evaluation: Evaluation,
): LiteralFate {
  const before = fates.get(image.digest) ?? kept;
  if (actionOf(before) !== null) return before;
  // "If an image is referenced by a manifest list, it cannot be expired or archived without the manifest list being deleted or archived
  // first." Not documented: whether one that goes in this run is gone before its children are looked at.
  const frees = evaluation.assumptions['leaving-index'] === 'frees-children';
  const isHeld = listsThatReference(image, evaluation).some((list) => !frees || actionOf(fates.get(list) ?? kept) === null);
  if (rule !== undefined) return { kind: isHeld ? 'failed' : 'acted-on', action: rule.action, rulePriority: rule.priority };
  // "When reference artifacts are present in a repository, Amazon ECR lifecycle policies automatically expire or archive those artifacts
  // within 24 hours of the deletion or archival of the subject image."
  const action = hasSubject(image, evaluation) ? actionOf(fates.get(image.subject) ?? kept) : null;
  const isThereAlready = action === 'transition' && image.status === 'ARCHIVED';
  return action === null || isHeld || isThereAlready ? kept : { kind: 'with-subject', action };
}

function actionOf(fate: LiteralFate): LifecycleAction | null {
  return fate.kind === 'acted-on' || fate.kind === 'with-subject' ? fate.action : null;
}

/** The manifest lists that reference an image, and are neither deleted nor archived. */
function listsThatReference({ digest }: Image, { repository }: Evaluation): readonly string[] {
  const standing = new Set(repository.images.filter(({ status }) => status !== 'ARCHIVED').map((image) => image.digest));
  return repository.indexes
    .filter((list) => list.digest !== digest && list.children.includes(digest) && standing.has(list.digest))
    .map((list) => list.digest);
}

function hasSubject({ digest, subject }: Image, { repository }: Evaluation): boolean {
  return subject !== '' && subject !== digest && repository.images.some((image) => image.digest === subject);
}
