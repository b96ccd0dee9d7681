import type { Report } from '../schema/generated/report.js';
import { jsonText } from './json-text.js';
import { neutralise } from './neutralise.js';
import { placeToTell } from './place-to-tell.js';
import type { ReporterOptions } from './reporter.js';
import { sarifNotifications } from './sarif/notifications.js';
import { sarifResult } from './sarif/result.js';
import { describeRules } from './sarif/rules.js';
import { selectResults } from './sarif/select.js';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
const home = 'https://www.npmjs.com/package/ecr-audit';

/** SARIF 2.1.0 as GitHub code scanning wants it: always one run, every result with a location and a stable fingerprint. */
export function renderSarif(report: Report, options: ReporterOptions): string {
  const { kept, leftOut } = selectResults(report.findings);
  const rules = describeRules(report, kept);
  const placeFor = placeToTell(report);
  const run = {
    tool: { driver: { name: report.tool.name, ...version(report.tool.version), informationUri: home, rules: rules.descriptors } },
    automationDetails: { id: category(report.scope.environment) },
    invocations: [{ executionSuccessful: report.incomplete.length === 0, toolExecutionNotifications: sarifNotifications(report, leftOut) }],
    columnKind: 'utf16CodeUnits',
    results: kept.map((finding) => {
      const told = { ...finding, message: `${finding.message}${placeFor(finding.resource)}` };
      return sarifResult(told, rules.indexOf(finding.rule), report.scope, options.sarifAnchor);
    }),
  };
  return jsonText({ $schema: schema, version: '2.1.0', runs: [run] });
}

function version(text: string) {
  return /^\d+\.\d+\.\d+/.test(text) ? { version: text, semanticVersion: text } : { version: text || 'unknown' };
}

/** GitHub's category is everything before the last slash: one upload for an environment does not overwrite another's. */
function category(environment: string): string {
  return `ecr-audit/${encodeURIComponent(neutralise(environment)) || 'all'}/`;
}
