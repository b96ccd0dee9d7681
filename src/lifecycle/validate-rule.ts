import type { Node } from 'jsonc-parser';
import type { FaultLog } from './fault-log.js';
import { type Properties, readCount, readProperties, readWord, required, typeOf } from './read-node.js';
import type { RuleDraft, SelectionDraft } from './rule-draft.js';
import { serviceMessage } from './service-message.js';
import { checkActionAgainstCount, validateAction } from './validate-action.js';
import { validateCount } from './validate-count.js';
import { validateTagList } from './validate-tag-list.js';

const ruleProperties = ['rulePriority', 'description', 'selection', 'action'];
const selectionProperties = ['tagStatus', 'tagPatternList', 'tagPrefixList', 'storageClass', 'countType', 'countUnit', 'countNumber'];

/** Reads one rule by itself; what it may not do beside others is checked elsewhere. */
export function validateRule(node: Node, log: FaultLog): RuleDraft | undefined {
  if (node.type !== 'object') {
    const hint = serviceMessage.wrongType(typeOf(node), 'object');
    log.add('rule-not-an-object', node, `expected a rule as an object, there is ${log.show(node)}`, hint);
    return undefined;
  }
  const properties = readProperties(node, ruleProperties, 'unknown-rule-property', log);
  const priorityNode = required(properties, 'rulePriority', node, 'missing-rule-priority', log);
  const selectionNode = required(properties, 'selection', node, 'missing-selection', log);
  const actionNode = required(properties, 'action', node, 'missing-action', log);
  const priority = readCount(priorityNode, 'rule-priority-not-an-integer', 'rule-priority-below-one', log);
  const description = readDescription(properties, log);
  const selection = selectionNode === undefined ? nothingRead : validateSelection(selectionNode, log);
  const action = actionNode === undefined ? undefined : validateAction(actionNode, log);
  if (actionNode !== undefined) checkActionAgainstCount(actionNode, action, selection.count?.type, log);
  return { node, priority, description, action, ...selection };
}

const nothingRead: SelectionDraft = { tagStatus: undefined, tagList: null, tagListNode: null, storageClass: undefined, count: undefined };

function validateSelection(node: Node, log: FaultLog): SelectionDraft {
  if (node.type === 'null') return nothingRead;
  if (node.type !== 'object') {
    const hint = serviceMessage.wrongType(typeOf(node), 'object');
    log.add('selection-not-an-object', node, `expected an object, there is ${log.show(node)}`, hint);
    return nothingRead;
  }
  const properties = readProperties(node, selectionProperties, 'unknown-selection-property', log);
  const statusNode = required(properties, 'tagStatus', node, 'missing-tag-status', log);
  const tagStatus = readWord(statusNode, ['tagged', 'untagged', 'any'], 'unknown-tag-status', log);
  const { tagList, tagListNode } = validateTagList(node, properties, tagStatus, log);
  const { count, storageClass } = validateCount(node, properties, log);
  return { tagStatus, tagList, tagListNode, storageClass, count };
}

function readDescription(properties: Properties, log: FaultLog): string {
  const node = properties.get('description');
  const value: unknown = node?.value;
  if (typeof value === 'string') return value;
  if (node !== undefined && node.type !== 'null') {
    const hint = serviceMessage.wrongType(typeOf(node), 'string');
    log.add('description-not-text', node, `expected a string, there is ${log.show(node)}`, hint);
  }
  return '';
}
