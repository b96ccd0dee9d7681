import type { Node } from 'jsonc-parser';
import type { FaultLog } from './fault-log.js';
import type { LifecycleTagList, LifecycleTagStatus } from './policy.js';
import { someTagMeets } from './possible-tag.js';
import { type Properties, typeOf } from './read-node.js';
import { serviceMessage } from './service-message.js';

/** A pattern may hold no more wildcards. https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
const mostWildcards = 4;

export interface TagListReading {
  readonly tagList: LifecycleTagList | null;
  readonly tagListNode: Node | null;
}

const noList: TagListReading = { tagList: null, tagListNode: null };

/** Reads tagPrefixList or tagPatternList: exactly one of them for tagged images, neither for others. */
export function validateTagList(
  selection: Node,
  properties: Properties,
  tagStatus: LifecycleTagStatus | undefined,
  log: FaultLog,
): TagListReading {
  const prefixes = properties.get('tagPrefixList');
  const patterns = properties.get('tagPatternList');
  const node = prefixes ?? patterns;
  if (prefixes !== undefined && patterns !== undefined) {
    log.add('both-tag-lists', patterns, 'expected tagPrefixList or tagPatternList, there are both');
  }
  if (tagStatus === 'tagged' && node === undefined) {
    const message = 'expected tagPrefixList or tagPatternList for tagStatus "tagged", there is neither';
    log.add('missing-tag-list', selection, message, serviceMessage.missingTagList);
  }
  if (node === undefined) return noList;
  if (tagStatus === 'untagged' || tagStatus === 'any') {
    log.add('tag-list-not-allowed', node, `expected no tag list for tagStatus "${tagStatus}", there is one`);
  }
  // The service asks for a list of tagged images alone.
  const ofNone = tagStatus === 'untagged' || tagStatus === 'any' ? '' : serviceMessage.missingTagList;
  if (prefixes !== undefined && patterns !== undefined) readEntries(patterns, 'pattern', ofNone, log);
  const kind = prefixes === undefined ? 'pattern' : 'prefix';
  const entries = readEntries(node, kind, ofNone, log);
  return tagStatus === 'tagged' && entries !== undefined ? { tagList: { kind, entries }, tagListNode: node } : noList;
}

/** @param ofNone - What the service says of a list without entries; empty where that is not known. */
function readEntries(list: Node, kind: LifecycleTagList['kind'], ofNone: string, log: FaultLog): readonly string[] | undefined {
  if (list.type === 'null') return undefined;
  if (list.type !== 'array') {
    const hint = serviceMessage.wrongType(typeOf(list), 'array');
    log.add('tag-list-not-a-list', list, `expected a list of strings, there is ${log.show(list)}`, hint);
    return undefined;
  }
  const nodes = list.children ?? [];
  if (nodes.length === 0) log.add('empty-tag-list', list, 'expected at least one entry, the list is empty', ofNone);
  const entries: string[] = [];
  const seen = new Set<string>();
  for (const node of nodes) {
    const entry = readEntry(node, kind, log);
    if (entry !== undefined && seen.has(entry)) {
      log.add('repeated-tag-list-entry', node, `expected each entry once, ${log.show(node)} is there again`);
    }
    if (entry === undefined) continue;
    seen.add(entry);
    entries.push(entry);
  }
  return entries.length === nodes.length && nodes.length > 0 ? entries : undefined;
}

function readEntry(node: Node, kind: LifecycleTagList['kind'], log: FaultLog): string | undefined {
  const entry: unknown = node.value;
  if (typeof entry !== 'string') {
    const hint = serviceMessage.wrongType(typeOf(node), 'string');
    log.add('tag-list-entry-not-text', node, `expected a string, there is ${log.show(node)}`, hint);
    return undefined;
  }
  if (entry === '') {
    log.add('empty-tag-list-entry', node, 'expected part of a tag, the string is empty');
    return undefined;
  }
  const wildcards = entry.includes('*') ? entry.split('*').length - 1 : 0;
  if (kind === 'pattern' && wildcards > mostWildcards) {
    log.add('too-many-wildcards', node, `expected at most ${mostWildcards} asterisks, there are ${wildcards}`);
    return undefined;
  }
  noteDoubts(entry, kind, wildcards, node, log);
  return entry;
}

function noteDoubts(entry: string, kind: LifecycleTagList['kind'], wildcards: number, node: Node, log: FaultLog): void {
  if (kind === 'prefix' && wildcards > 0) {
    log.add(
      'asterisk-in-prefix',
      node,
      `${log.show(node)} is read as plain text, which no tag begins with: wildcards are for tagPatternList`,
    );
  } else if (!someTagMeets(entry)) {
    log.add('entry-no-tag-can-meet', node, `no tag can meet ${log.show(node)}: tags are letters, digits, "_", "." and "-"`);
  }
}
