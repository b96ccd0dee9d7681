import type { CreationTemplate, PullThroughCacheRule, Registry } from '../model/inventory.js';
import { someIn } from '../model/three-valued.js';
import { isUnknown, isUnread, type Knowable, unknown, whenKnown } from '../model/unknown.js';

/** True for a repository that a pull-through cache rule of its registry makes and refreshes. */
export function isPullThroughCache(name: Knowable<string>, registry: Registry): Knowable<boolean> {
  return isBelow(name, registry, false);
}

/** Whether a pull-through cache rule fills a repository; the rule for ROOT may fill any. */
export function isFilledByCache(name: Knowable<string>, registry: Registry): Knowable<boolean> {
  return isBelow(name, registry, unknown('not-told', 'whether the pull-through cache rule for ROOT fills the repository'));
}

function isBelow(name: Knowable<string>, registry: Registry, belowRoot: Knowable<boolean>): Knowable<boolean> {
  return someIn(registry.pullThroughCacheRules, ({ prefix }) =>
    whenKnown(prefix, (known) => (known === 'ROOT' ? belowRoot : whenKnown(name, (repository) => repository.startsWith(`${known}/`)))),
  );
}

/** True where a creation template shapes the repositories that the rule makes. */
export function hasTemplate({ prefix }: PullThroughCacheRule, registry: Registry): Knowable<boolean> {
  const found = someIn(registry.creationTemplates, (template) => covers(template, prefix));
  // A rule that was not read stands for all there may be, and there may be none.
  return found === false && isUnread(prefix) ? prefix : found;
}

/**
 * A template applies to its prefix and everything below it; ROOT to what no other template covers.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html
 */
function covers({ prefix, appliedFor }: CreationTemplate, cachePrefix: Knowable<string>): Knowable<boolean> {
  if (isUnknown(appliedFor)) return appliedFor;
  if (!appliedFor.includes('PULL_THROUGH_CACHE')) return false;
  return whenKnown(prefix, (own) => {
    if (own === 'ROOT') return true;
    return whenKnown(cachePrefix, (wanted) => wanted === own || wanted.startsWith(`${own}/`));
  });
}

/** Upstream registries that answer nobody without credentials (or, as Docker Hub, next to nothing). */
const upstreamsWithCredentials = [
  /^registry-1\.docker\.io$/,
  /^ghcr\.io$/,
  /^registry\.gitlab\.com$/,
  /\.azurecr\.(io|cn|us)$/,
  /^cgr\.dev$/,
];

/**
 * True where Amazon ECR wants a Secrets Manager secret for the upstream: Docker Hub, GitHub, GitLab, Azure, Chainguard.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html
 */
export function upstreamNeedsCredentials(url: string): boolean {
  const host = url
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  return upstreamsWithCredentials.some((pattern) => pattern.test(host));
}
