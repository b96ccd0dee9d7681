import type { EventRule } from '../../../model/inventory.js';
import { redactEventPattern } from './event-pattern.js';
import { eachKnown, knowable } from './prose.js';
import type { Redactor } from './redactor.js';
import { asItIs } from './repository.js';

export function redactEventRule(rule: EventRule, redactor: Redactor): EventRule {
  const { identifiers, names, prose, words } = redactor;
  return {
    name: knowable(prose, words.text)(rule.name),
    bus: knowable(prose, words.text)(rule.bus),
    pattern: knowable(prose, (text: string) => (text === '' ? '' : redactEventPattern(text, identifiers, names, words)))(rule.pattern),
    enabled: asItIs(redactor, rule.enabled),
    targets: eachKnown(prose, identifiers.any)(rule.targets),
    address: words.text(rule.address),
  };
}
