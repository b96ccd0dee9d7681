import { severities } from '../engine/compile-rule.js';
import { resolveRuleName } from '../engine/rule-catalogue.js';
import type { FactContext } from '../facts/context.js';
import type { Finding, Report } from '../schema/generated/report.js';
import { type Acceptance, createAcceptance } from './accept-findings.js';
import { type JudgeOptions, noSettings } from './judge-options.js';
import { packsInWords } from './packs-in-words.js';
import { requestedEnvironment } from './requested-environment.js';
import { createRuleFailures, type RuleFailures } from './rule-failures.js';
import { type Judged, loadRuleSet, type RuleSet } from './rule-set.js';

/** What every judging run has, whatever it judges. */
export interface JudgingRun {
  /** The environment asked for; empty for all. */
  readonly environment: string;
  readonly ruleSet: RuleSet;
  readonly acceptance: Acceptance;
  readonly failures: RuleFailures;
  /** Whether a finding is wanted among the findings. */
  readonly isShown: (finding: Finding) => boolean;
  readonly scope: (own: Pick<Report['scope'], 'source' | 'changedOnly' | 'terraformVersion'>) => Report['scope'];
}

/**
 * Loads the rules of a run and prepares what it accepts.
 *
 * @param now - Waivers expire by it.
 * @throws EcrAuditError for a rule, pack, waiver or environment that is at fault.
 */
export function startRun(options: JudgeOptions, judged: RuleSet['judged'], now: Date): JudgingRun {
  const settings = options.settings ?? noSettings;
  const environment = requestedEnvironment(options.environment ?? '', settings);
  const ruleSet = rulesOf(options, judged);
  return {
    environment,
    ruleSet,
    acceptance: acceptanceOf(options, environment, ruleSet, now),
    failures: createRuleFailures(),
    isShown: (finding) => isShown(finding, options),
    scope: ({ source, changedOnly, terraformVersion }) => ({
      source,
      packs: packsInWords(ruleSet, environment),
      environment,
      changedOnly,
      failOn: options.failOn ?? settings.config.failOn ?? 'high',
      failOnUnknown: options.failOnUnknown === true,
      ...(options.softFail === true ? { softFail: true as const } : {}),
      ...(terraformVersion === undefined ? {} : { terraformVersion }),
    }),
  };
}

/**
 * The rules that these options choose.
 *
 * @throws EcrAuditError for a rule or pack that is at fault.
 */
export function rulesOf({ settings = noSettings, packs = [], rules = [], skipRules = [] }: JudgeOptions, judged: Judged = 'live'): RuleSet {
  return loadRuleSet(settings, { packs, only: rules, skip: skipRules }, judged);
}

function acceptanceOf(options: JudgeOptions, environment: string, { judges, catalogue, environments }: RuleSet, now: Date): Acceptance {
  const runs = (slug: string): boolean => judges.some(({ rule: { rule } }) => rule.id === slug);
  return createAcceptance({
    waivers: (options.settings ?? noSettings).waivers,
    baseline: options.baseline ?? new Map(),
    catalogue,
    environments,
    today: now.toISOString().slice(0, 10),
    asked: ({ rule, env }) => (environment === '' || env === environment) && resolveRuleName(rule, catalogue).every((slug) => runs(slug)),
    lookedFor: (accepted) =>
      (environment === '' || ['', environment].includes(accepted.environment)) && (accepted.rule === '' || runs(accepted.rule)),
  });
}

/** What facts are to know of the config; the rest is of what is judged. */
export function configContext({ settings }: JudgeOptions, environment: string): Omit<FactContext, 'environmentVariables' | 'now'> {
  const { config } = settings ?? noSettings;
  return {
    requestedEnvironment: environment,
    environments: config.environments ?? {},
    account: config.account ?? '',
    trustedAccounts: new Set(config.trust?.accounts ?? []),
    trustedOrganizations: new Set(config.trust?.organizations ?? []),
    assumedScanning: config.assume?.registryScanning ?? null,
    assumptions: config.assume?.lifecycle ?? {},
  };
}

function isShown({ outcome, severity }: Finding, { allOutcomes, showWaived, minimumSeverity }: JudgeOptions): boolean {
  if (severities.indexOf(severity) < severities.indexOf(minimumSeverity ?? 'info')) return false;
  return allOutcomes === true || outcome === 'fail' || outcome === 'unknown' || (outcome === 'waived' && showWaived === true);
}
