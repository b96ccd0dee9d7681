import { nameCount, nameRule } from '../name-rule.js';
import type { LifecyclePolicy, LifecycleRule } from '../policy.js';
import { quantity } from '../quantity.js';
import type { LivingStream } from './lives.js';
import { nameImages } from './push-names.js';
import type { Stream } from './streams.js';

/** So many reasons are named; they are alike. */
const mostReasons = 3;

/** Why a repository grows without end, by the streams whose images stay. */
export function whyGrowing({ rules }: LifecyclePolicy, growing: readonly LivingStream[]): string {
  if (rules.length === 0) return 'no lifecycle policy: nothing ever goes';
  const reasons = [...new Set(growing.flatMap(({ stream }) => reasonToStay(stream)))];
  if (reasons.length === 0) return 'images are listed by indexes that never go';
  return theFirst(reasons, 'kind');
}

/** The first few of them. */
function theFirst(reasons: readonly string[], what: string): string {
  const others = reasons.length - mostReasons;
  return reasons.slice(0, mostReasons).join('; ') + (others > 0 ? `; and so on for ${quantity(others, `other ${what}`)}` : '');
}

/** None for what stays since something else does: a child of an index, or a signature. */
function reasonToStay(stream: Stream): readonly string[] {
  if (stream.subject !== '') return [];
  const [owner] = stream.selectedBy;
  const images = nameStream(stream);
  if (owner === undefined) return [`no rule selects ${images}`];
  if (owner.action === 'expire' || stream.archivedUnder !== null) return [];
  return [`${nameRule(owner)} archives ${images}, and no rule expires them from the archive`];
}

/** All images of a kind have one name. */
function nameStream({ model, kind: { pushes } }: Stream): string {
  return nameImages(model.tags.length === 0 ? model : (pushes[0]?.main ?? model));
}

/** What bounds a repository: the rules that let its images go, and what they leave of what is there now. */
export function whyBounded(living: readonly LivingStream[], staying: number): string {
  const images = quantity(staying, 'image');
  if (living.length === 0)
    return staying === 0
      ? 'nothing is pushed, and nothing stays'
      : `nothing is pushed, and ${images} that no rule takes ${staying === 1 ? 'stays' : 'stay'}`;
  const ways = new Map<string, LifecycleRule>();
  for (const { stream } of living) {
    const [owner] = stream.selectedBy;
    if (stream.subject === '' && owner !== undefined) ways.set(wayOut(owner, stream.archivedUnder), owner);
  }
  const inOrder = [...ways].sort(([, a], [, b]) => a.priority - b.priority).map(([way]) => way);
  return theFirst(inOrder, 'rule') + (staying > 0 ? `; ${images} of today ${staying === 1 ? 'stays' : 'stay'}, which no rule takes` : '');
}

function wayOut(owner: LifecycleRule, archivedUnder: LifecycleRule | null): string {
  const { action, count } = owner;
  if (action === 'expire') return `${nameRule(owner)} expires images ${nameCount(count)}`;
  const archives = `${nameRule(owner)} archives images ${nameCount(count)}`;
  return archivedUnder === null ? archives : `${archives} for ${nameRule(archivedUnder)} to expire them ${nameCount(archivedUnder.count)}`;
}
