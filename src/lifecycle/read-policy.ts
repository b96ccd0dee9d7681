import type { Node } from 'jsonc-parser';
import { type LocateOffset, locateIn } from '../model/text-lines.js';
import { noteDuplicateKeys } from './duplicate-keys.js';
import type { LifecycleFaultCode, LifecycleReading, LifecycleWarningCode } from './fault.js';
import { type FaultLog, faultLog } from './fault-log.js';
import { cureOfMissingRules, wrappedOtherwise } from './other-document.js';
import { parseText } from './parse-text.js';
import type { LifecycleRule } from './policy.js';
import { readProperties, required, typeOf } from './read-node.js';
import { completeRule, type RuleDraft } from './rule-draft.js';
import { serviceMessage } from './service-message.js';
import { validateRule } from './validate-rule.js';
import { validateRulesTogether } from './validate-rules-together.js';

/** lifecyclePolicyText of https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html */
const fewestCharacters = 100;
const mostCharacters = 30_720;

/** Beyond this a text is no policy that somebody could mend, and comparing its lists would take long. */
const mostCharactersRead = 4 * mostCharacters;

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html */
export const mostRules = 50;

/**
 * Reads the text of a lifecycle policy as the service would: the policy, or every reason to refuse it with its place in the
 * text, and in either case what is doubtful.
 */
export function readLifecyclePolicy(text: string): LifecycleReading {
  const locate = locateIn(text);
  const log = faultLog(text, locate);
  checkLength(text, log);
  const root = text.length > mostCharactersRead ? undefined : parseText(text, log);
  if (root !== undefined) noteDuplicateKeys(root, log);
  const drafts = root === undefined ? [] : validateDocument(root, log);
  validateRulesTogether(drafts, log);
  const faults = log.faults();
  const warnings = faults.filter((fault) => isWarning(fault.code));
  if (warnings.length < faults.length) {
    return { valid: false, errors: faults.filter((fault) => !isWarning(fault.code)), warnings };
  }
  return { valid: true, policy: { rules: completeRules(drafts, locate) }, warnings };
}

function checkLength(text: string, log: FaultLog): void {
  const there = `there are ${text.length}`;
  if (text.length < fewestCharacters) log.addAt('text-too-short', 0, `expected at least ${fewestCharacters} characters, ${there}`);
  if (text.length > mostCharacters) log.addAt('text-too-long', 0, `expected at most ${mostCharacters} characters, ${there}`);
}

function validateDocument(root: Node, log: FaultLog): readonly RuleDraft[] {
  if (root.type !== 'object') {
    log.add(
      'not-an-object',
      root,
      `expected an object with rules, there is ${wrappedOtherwise(root, log.show(root))}`,
      serviceMessage.notJson,
    );
    return [];
  }
  const properties = readProperties(root, ['rules'], 'unknown-policy-property', log);
  const rules = required(properties, 'rules', root, 'missing-rules', log, properties.has('rules') ? '' : cureOfMissingRules(root));
  if (rules === undefined || rules.type === 'null') return [];
  if (rules.type !== 'array') {
    log.add(
      'rules-not-a-list',
      rules,
      `expected a list of rules, there is ${log.show(rules)}`,
      serviceMessage.wrongType(typeOf(rules), 'array'),
    );
    return [];
  }
  const nodes = rules.children ?? [];
  if (nodes.length === 0) log.add('no-rules', rules, 'expected at least one rule, the list is empty');
  if (nodes.length > mostRules) log.add('too-many-rules', rules, `expected at most ${mostRules} rules, there are ${nodes.length}`);
  return nodes.map((node) => validateRule(node, log)).filter((draft) => draft !== undefined);
}

/** The rules of a text without faults: every node of the list has become a draft, in the same order. */
function completeRules(drafts: readonly RuleDraft[], locate: LocateOffset): readonly LifecycleRule[] {
  return drafts
    .map((draft, index) => completeRule(draft, { ...locate(draft.node.offset), pointer: `/rules/${index}` }))
    .filter((rule) => rule !== undefined)
    .sort((a, b) => a.priority - b.priority);
}

const warningCodes = {
  'asterisk-in-prefix': true,
  'entry-no-tag-can-meet': true,
  'explicit-standard-class': true,
  'prefix-and-pattern-alike': true,
  'repeated-tag-list-entry': true,
  'shared-tag-list-entry': true,
} satisfies Record<LifecycleWarningCode, true>;

function isWarning(code: LifecycleFaultCode): code is LifecycleWarningCode {
  return code in warningCodes;
}
