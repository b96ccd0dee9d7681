import type { RuleSummary } from '../../schema/generated/report.js';
import { markdownText } from '../markdown-text.js';
import { neutralise } from '../neutralise.js';
import { webLink } from '../web-link.js';

/** What GitHub shows below an alert: why it matters, how to mend it, where to read on. */
export function ruleHelp(rule: RuleSummary) {
  return { text: helpText(rule), markdown: helpMarkdown(rule) };
}

function helpText({ id, title, why, fix, references }: RuleSummary): string {
  return paragraphs([
    neutralise(title),
    neutralise(why),
    fix && `How to fix it: ${neutralise(fix)}`,
    references.length > 0 && `References:\n${references.map((reference) => `- ${neutralise(reference)}`).join('\n')}`,
    `More: ecr-audit explain ${neutralise(id)}`,
  ]);
}

function helpMarkdown({ id, title, why, fix, references }: RuleSummary): string {
  return paragraphs([
    title && `## ${markdownText(title)}`,
    markdownText(why),
    fix && `**How to fix it:** ${markdownText(fix)}`,
    references.length > 0 && `**References**\n\n${references.map((reference) => `- ${markdownLink(reference)}`).join('\n')}`,
    `More: ecr-audit explain ${markdownText(id)}`,
  ]);
}

function markdownLink(reference: string): string {
  const link = webLink(reference);
  return link === undefined ? markdownText(reference) : `<${link}>`;
}

function paragraphs(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false && part !== '').join('\n\n');
}
