import { severities } from '../engine/compile-rule.js';
import type { Judge } from '../engine/judge.js';
import { resolveRuleName } from '../engine/rule-catalogue.js';
import type { FactContext } from '../facts/context.js';
import { createFacts } from '../facts/facts.js';
import type { PlannedEstate } from '../model/planned-estate.js';
import type { Finding, Report } from '../schema/generated/report.js';
import { createSourceLocator } from '../sources/terraform/locate-source.js';
import { readPlan } from '../sources/terraform/read-plan.js';
import { translatePlan } from '../sources/terraform/translate-plan.js';
import { createAcceptance } from './accept-findings.js';
import { judgeEstate } from './judge-estate.js';
import { planBytes } from './plan-bytes.js';
import { type JudgePlanOptions, noSettings } from './plan-options.js';
import { createRedactor } from './redact.js';
import { requestedEnvironment } from './requested-environment.js';
import { loadRuleSet, type RuleSet } from './rule-set.js';
import { toolVersion } from './tool-version.js';

/**
 * Judges a Terraform plan, as `ecr-audit plan` does.
 *
 * @param plan - What `terraform show -json tfplan` printed: text, bytes, or a stream of bytes.
 * @returns The report document. Nothing is printed, and nothing but the source root is read.
 * @throws EcrAuditError for an input that is no plan, and for a rule, pack, waiver or environment that is at fault.
 */
export async function judgePlan(plan: string | Uint8Array | AsyncIterable<Uint8Array>, options: JudgePlanOptions = {}): Promise<Report> {
  const settings = options.settings ?? noSettings;
  const source = options.source ?? 'plan';
  const environment = requestedEnvironment(options.environment ?? '', settings);
  const ruleSet = loadRuleSet(settings, { packs: options.packs ?? [], only: options.rules ?? [], skip: options.skipRules ?? [] });
  const estate = translatePlan(await readPlan(planBytes(plan), source));
  const context = contextOf(options, environment, estate);
  const facts = createFacts(context);
  const now = options.now ?? new Date();
  const runs = (slug: string): boolean => ruleSet.judges.some(({ rule: { rule } }) => rule.id === slug);
  const acceptance = createAcceptance({
    waivers: settings.waivers,
    baseline: options.baseline ?? new Map(),
    catalogue: ruleSet.catalogue,
    environments: ruleSet.environments,
    today: now.toISOString().slice(0, 10),
    asked: ({ rule, env }) =>
      (environment === '' || env === environment) && resolveRuleName(rule, ruleSet.catalogue).every((slug) => runs(slug)),
    lookedFor: (accepted) =>
      (environment === '' || ['', environment].includes(accepted.environment)) && (accepted.rule === '' || runs(accepted.rule)),
  });
  const { findings, tally } = judgeEstate({
    estate,
    facts,
    judges: ruleSet.judges,
    environment,
    changedOnly: options.changedOnly === true,
    keepAll: options.allOutcomes === true,
    accept: acceptance.accept,
  });
  const shown = findings.filter((finding) => isShown(finding, options)).sort(inOrder);
  const located = await locate(shown, estate, options.sourceRoot);
  return createRedactor(estate.sensitiveValues)({
    schemaVersion: '1.0',
    tool: { name: 'ecr-audit', version: toolVersion },
    command: 'plan',
    generatedAt: now.toISOString(),
    scope: scopeOf(options, environment, ruleSet, estate),
    summary: tally.summary(estate.resources),
    findings: located,
    rules: wordsOf(located, ruleSet.judges),
    incomplete: [],
    notices: [...ruleSet.notices, ...estate.notices, ...acceptance.notices()],
  });
}

function scopeOf(options: JudgePlanOptions, environment: string, { packs }: RuleSet, { terraformVersion }: PlannedEstate): Report['scope'] {
  return {
    source: options.source ?? 'plan',
    packs: [...packs],
    environment,
    changedOnly: options.changedOnly === true,
    failOn: options.failOn ?? options.settings?.config.failOn ?? 'high',
    failOnUnknown: options.failOnUnknown === true,
    ...(options.softFail === true ? { softFail: true as const } : {}),
    ...(terraformVersion === '' ? {} : { terraformVersion }),
  };
}

function contextOf(options: JudgePlanOptions, environment: string, estate: PlannedEstate): FactContext {
  const { config } = options.settings ?? noSettings;
  return {
    requestedEnvironment: environment,
    environments: config.environments ?? {},
    environmentVariables: estate.environmentVariables,
    account: config.account ?? '',
    trustedAccounts: new Set(config.trust?.accounts ?? []),
    trustedOrganizations: new Set(config.trust?.organizations ?? []),
    assumedScanning: config.assume?.registryScanning ?? null,
  };
}

function isShown({ outcome, severity }: Finding, { allOutcomes, showWaived, minimumSeverity }: JudgePlanOptions): boolean {
  if (severities.indexOf(severity) < severities.indexOf(minimumSeverity ?? 'info')) return false;
  return allOutcomes === true || outcome === 'fail' || outcome === 'unknown' || (outcome === 'waived' && showWaived === true);
}

/** By resource, then by rule: the same input always gives the same document. */
function inOrder(a: Finding, b: Finding): number {
  return compareTexts(identityOf(a), identityOf(b)) || compareTexts(a.rule, b.rule) || compareTexts(a.fingerprint, b.fingerprint);
}

function identityOf({ resource: { address, arn, name } }: Finding): string {
  return address || arn || name;
}

/** By code unit, which no locale changes. */
function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Adds the line of the source: that of the policy where a policy is at fault, else that of the resource. */
async function locate(findings: readonly Finding[], estate: PlannedEstate, sourceRoot: JudgePlanOptions['sourceRoot']): Promise<Finding[]> {
  if (sourceRoot === undefined) return [...findings];
  const locator = createSourceLocator({ ...sourceRoot, moduleSources: estate.moduleSources });
  const known = new Map<string, ReturnType<typeof locator>>();
  const find = (address: string): ReturnType<typeof locator> => {
    const found = known.get(address) ?? locator(address);
    known.set(address, found);
    return found;
  };
  return Promise.all(
    findings.map(async (finding) => {
      const own = typeof finding.evidence['address'] === 'string' ? finding.evidence['address'] : finding.resource.address;
      const location = (await find(own)) ?? (await find(finding.resource.address));
      return location === undefined ? finding : { ...finding, location };
    }),
  );
}

function wordsOf(findings: readonly Finding[], judges: readonly Judge[]): NonNullable<Report['rules']> {
  const named = new Set(findings.map(({ rule }) => rule));
  return judges.flatMap(({ rule: { rule } }) => {
    if (!named.has(rule.id)) return [];
    const { id, title, severity, why, references = [], controls = {} } = rule;
    return [{ id, title, severity, why: why.trim(), fix: rule.fix.summary, references, controls }];
  });
}
