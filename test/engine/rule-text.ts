import { createLanguages } from '../../src/engine/compile-rule.js';
import { loadRule } from '../../src/engine/load-rule.js';
import { createRe2 } from '../../src/engine/regex-engine.js';
import { isEcrAuditError } from '../../src/model/errors.js';
import type { Rule } from '../../src/schema/generated/rule.js';

export const languageOf = createLanguages(createRe2());

/** The lines of a rule with nothing wrong in it; a test puts its own in the place of some, or null to leave a key out. */
const sound = {
  id: 'id: a-rule',
  title: 'title: A rule',
  severity: 'severity: low',
  applies: 'applies: repository',
  when: null,
  assert: 'assert: "true"',
  raise: null,
  message: 'message: something is wrong',
  evidence: null,
  params: null,
  why: 'why: Because a rule has to say why it is there.',
  fix: 'fix: { summary: Mend it. }',
  examples: 'examples: { pass: [{ name: good }], fail: [{ name: bad }] }',
} as const;

/** The text of a rule: each key is a part of YAML, on lines of its own. */
export function ruleText(parts: Partial<Record<keyof typeof sound, string | null>> = {}): string {
  return Object.values({ ...sound, ...parts })
    .filter((part) => part !== null)
    .join('\n');
}

/** A rule, loaded. */
export function ruleOf(parts: Parameters<typeof ruleText>[0] = {}): Rule {
  return loadRule(ruleText(parts), 'a-rule.yaml', languageOf);
}

/** What an action throws, as `code: message`; empty where it throws nothing. */
export function refusalOf(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    if (isEcrAuditError(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
}

/** What is said of a rule when it is loaded. */
export function faultOf(parts: Parameters<typeof ruleText>[0]): string {
  return refusalOf(() => ruleOf(parts));
}
