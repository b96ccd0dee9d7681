import type { Node } from 'jsonc-parser';
import type {
  LifecycleAction,
  LifecycleCount,
  LifecyclePosition,
  LifecycleRule,
  LifecycleStorageClass,
  LifecycleTagList,
  LifecycleTagStatus,
} from './policy.js';

/** What could be read of a rule: undefined is what is missing or wrong, and has been noted. */
export interface RuleDraft extends SelectionDraft {
  readonly node: Node;
  readonly priority: number | undefined;
  readonly description: string;
  readonly action: LifecycleAction | undefined;
}

export interface SelectionDraft {
  readonly tagStatus: LifecycleTagStatus | undefined;
  readonly tagList: LifecycleTagList | null;
  /** The list's own node, for faults of it; null where there is no list. */
  readonly tagListNode: Node | null;
  readonly storageClass: LifecycleStorageClass | undefined;
  readonly count: LifecycleCount | undefined;
}

/** The rule, or undefined where something of it is missing. */
export function completeRule(draft: RuleDraft, position: LifecyclePosition): LifecycleRule | undefined {
  const { priority, description, tagStatus, tagList, storageClass, count, action } = draft;
  if (priority === undefined || tagStatus === undefined || storageClass === undefined) return undefined;
  if (count === undefined || action === undefined) return undefined;
  return { priority, description, position, tagStatus, patterns: patternsOf(tagList), tagList, storageClass, count, action };
}

/**
 * The entries as wildcard patterns. Whether the service takes an asterisk in a prefix is not documented; read as plain text, as
 * here, it meets no tag, since no tag can hold one. U+2217 stands for it: no tag holds that either, and no wildcard is it.
 */
export function patternsOf(list: LifecycleTagList | null): readonly string[] {
  if (list === null) return [];
  if (list.kind === 'pattern') return list.entries;
  return list.entries.map((entry) => `${entry.includes('*') ? entry.replaceAll('*', '\u2217') : entry}*`);
}
