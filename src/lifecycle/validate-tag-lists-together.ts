import type { Node } from 'jsonc-parser';
import type { FaultLog } from './fault-log.js';
import type { LifecycleStorageClass, LifecycleTagList } from './policy.js';
import { patternsOf, type RuleDraft } from './rule-draft.js';

/**
 * Checks the tag lists of one storage class: "The set of all rules selecting a specific storage class must contain a unique set
 * of prefixes." Read as: no two lists of a kind are the same set. Whether a shared entry, or a prefix beside a pattern that
 * says the same, is refused is not documented: a warning.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html#lp_evaluation_rules
 */
export function checkTagListsTogether(drafts: readonly RuleDraft[], storageClass: LifecycleStorageClass, log: FaultLog): void {
  const seen: LifecycleTagList[] = [];
  for (const { tagList, tagListNode } of drafts) {
    if (tagList === null || tagListNode === null) continue;
    compare(tagList, tagListNode, seen, storageClass, log);
    seen.push(tagList);
  }
}

function compare(list: LifecycleTagList, node: Node, seen: readonly LifecycleTagList[], storageClass: string, log: FaultLog): void {
  const sameKind = seen.filter((other) => other.kind === list.kind);
  if (sameKind.some((other) => isSameSet(list.entries, other.entries))) {
    log.add('duplicate-tag-list', node, `expected a tag list of its own in class ${storageClass}, another rule has the same`);
    return;
  }
  const shared = list.entries.find((entry) => sameKind.some((other) => other.entries.includes(entry)));
  if (shared !== undefined) {
    log.add('shared-tag-list-entry', node, `"${shared}" is in the list of another rule of class ${storageClass} too: it may be refused`);
  }
  if (seen.some((other) => other.kind !== list.kind && isAlike(list, other))) {
    const other = list.kind === 'prefix' ? 'tagPatternList' : 'tagPrefixList';
    log.add('prefix-and-pattern-alike', node, `another rule of class ${storageClass} has the same as its ${other}: it may be refused`);
  }
}

function isAlike(a: LifecycleTagList, b: LifecycleTagList): boolean {
  return isSameSet(a.entries, b.entries) || isSameSet(patternsOf(a), patternsOf(b));
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.every((entry) => b.includes(entry)) && b.every((entry) => a.includes(entry));
}
