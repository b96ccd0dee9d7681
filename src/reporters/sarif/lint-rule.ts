import { markdownText } from '../markdown-text.js';
import { neutralise } from '../neutralise.js';
import { lintTitle } from './lint-titles.js';
import { messageText } from './message.js';

const meaning =
  'What the author of a lifecycle policy probably did not mean. Each result says what shows it and what to do; nothing fails for it.';
const manual = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html';

/** A lint as the id of a rule: no rule of the engine has a slash in its own. */
export function lintRuleId(code: string): string {
  return `lifecycle/${code}`;
}

/** A lint in the words of a rule. It has no score, by which GitHub would take it for a matter of security. */
export function lintRule(code: string) {
  const id = lintRuleId(code);
  const title = lintTitle(code);
  return {
    id,
    name: messageText(id, 'lint').slice(0, 255),
    shortDescription: { text: messageText(title, id) },
    fullDescription: { text: meaning },
    help: {
      text: `${neutralise(title)}\n\n${meaning}\n\nReferences:\n- ${manual}`,
      markdown: `## ${markdownText(title)}\n\n${meaning}\n\n**References**\n\n- <${manual}>`,
    },
    helpUri: manual,
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['ecr', 'lifecycle-policy'], precision: 'medium', 'problem.severity': 'warning' },
  };
}
