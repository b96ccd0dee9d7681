import type { Report } from '../schema/generated/report.js';
import { jsonText } from './json-text.js';
import { neutralise } from './neutralise.js';
import { placeToTell } from './place-to-tell.js';
import type { ReporterOptions } from './reporter.js';
import { sarifLints } from './sarif/lints.js';
import { sarifNotifications } from './sarif/notifications.js';
import { sarifResult } from './sarif/result.js';
import { describeRules } from './sarif/rules.js';
import { maxResults, selectResults } from './sarif/select.js';
import { simulatedName } from './simulated-name.js';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
const home = 'https://www.npmjs.com/package/ecr-audit';

/** SARIF 2.1.0 as GitHub code scanning wants it: always one run, every result with a location and a stable fingerprint. */
export function renderSarif(report: Report, options: ReporterOptions): string {
  const { kept, leftOut } = selectResults(report.findings);
  const rules = describeRules(report, kept);
  const placeFor = placeToTell(report);
  const nameOf = simulatedName(placeFor);
  const anchor = options.sarifAnchor;
  const lints = sarifLints(report.simulation ?? [], { nameOf, anchor, rules: rules.descriptors.length, room: maxResults - kept.length });
  const notifications = sarifNotifications(report, leftOut + lints.leftOut, nameOf);
  const run = {
    tool: { driver: { ...driver(report), rules: [...rules.descriptors, ...lints.rules] } },
    automationDetails: { id: category(report.scope.environment) },
    invocations: [{ executionSuccessful: report.incomplete.length === 0, toolExecutionNotifications: notifications }],
    columnKind: 'utf16CodeUnits',
    results: [
      ...kept.map((finding) => {
        const told = { ...finding, message: `${finding.message}${placeFor(finding.resource)}` };
        return sarifResult(told, rules.indexOf(finding.rule), report.scope, anchor);
      }),
      ...lints.results,
    ],
  };
  return jsonText({ $schema: schema, version: '2.1.0', runs: [run] });
}

function driver({ tool }: Report) {
  return { name: tool.name, ...version(tool.version), informationUri: home };
}

function version(text: string) {
  return /^\d+\.\d+\.\d+/.test(text) ? { version: text, semanticVersion: text } : { version: text || 'unknown' };
}

/** GitHub's category is everything before the last slash: one upload for an environment does not overwrite another's. */
function category(environment: string): string {
  return `ecr-audit/${encodeURIComponent(neutralise(environment)) || 'all'}/`;
}
