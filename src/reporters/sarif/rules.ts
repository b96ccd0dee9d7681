import type { Finding, Report, RuleSummary, Severity } from '../../schema/generated/report.js';
import { grouped } from '../grouped.js';
import { sarifLevel, securitySeverity, worstOf } from '../severity.js';
import { failingSeverity } from '../verdict.js';
import { webLink } from '../web-link.js';
import { messageText } from './message.js';
import { ruleHelp } from './rule-help.js';

const maxTags = 10;

const problemSeverities = { error: 'error', warning: 'warning', note: 'recommendation' } as const;

/** The rules of the run, and each one's place among them. */
export function describeRules(report: Report, results: readonly Finding[]) {
  const words = new Map((report.rules ?? []).toReversed().map((rule) => [rule.id, rule]));
  const byRule = grouped(results, (finding) => finding.rule);
  const ids = [...new Set([...(report.rules ?? []).map((rule) => rule.id), ...byRule.keys()])];
  const places = new Map(ids.map((id, index) => [id, index]));
  return {
    descriptors: ids.map((id) => descriptor(words.get(id) ?? wordless(id), scoreOf(byRule.get(id), report, words.get(id)))),
    indexOf: (id: string): number => places.get(id) ?? -1,
  };
}

/**
 * GitHub judges a result by its rule's score, not by the result's own level: the score is that of the worst that fails here. A
 * rule of which nothing fails but something is not known has none, or an unknown would break a build that our exit code passes.
 */
function scoreOf(results: readonly Finding[] | undefined, report: Report, words: RuleSummary | undefined): Severity | undefined {
  if (results === undefined) return words?.severity;
  return worstOf(results.map((finding) => failingSeverity(finding, report.scope)).filter((severity) => severity !== undefined));
}

function descriptor(rule: RuleSummary, score: Severity | undefined) {
  const level = score === undefined ? 'note' : sarifLevel(score);
  const link = rule.references.map(webLink).find((reference) => reference !== undefined);
  return {
    id: rule.id,
    name: messageText(rule.id, 'rule').slice(0, 255),
    shortDescription: { text: messageText(rule.title, rule.id) },
    fullDescription: { text: messageText(rule.why, rule.title || rule.id) },
    help: ruleHelp(rule),
    ...(link === undefined ? {} : { helpUri: link }),
    defaultConfiguration: { level },
    properties: { tags: tags(rule), precision: 'high', 'problem.severity': problemSeverities[level], ...scored(score) },
  };
}

function scored(score: Severity | undefined) {
  const value = score && securitySeverity(score);
  return value === undefined ? {} : { 'security-severity': value };
}

function tags({ controls }: RuleSummary): string[] {
  const parity = Object.entries(controls).flatMap(([framework, ids]) => ids.map((id) => messageText(`${framework}/${id}`, framework)));
  return [...new Set(['security', 'ecr', ...parity])].slice(0, maxTags);
}

/** A rule of which the report has no words. */
function wordless(id: string): RuleSummary {
  return { id, title: id, severity: 'info', why: '', fix: '', references: [], controls: {} };
}
