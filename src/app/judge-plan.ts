import { createFacts } from '../facts/facts.js';
import type { PlannedEstate } from '../model/planned-estate.js';
import type { Finding, Report } from '../schema/generated/report.js';
import { createSourceLocator } from '../sources/terraform/locate-source.js';
import { readPlan } from '../sources/terraform/read-plan.js';
import { translatePlan } from '../sources/terraform/translate-plan.js';
import { inOrder, wordsOf } from './arrange-findings.js';
import { judgeEstate } from './judge-estate.js';
import { configContext, startRun } from './judging-run.js';
import { planBytes } from './plan-bytes.js';
import type { JudgePlanOptions } from './plan-options.js';
import { createRedactor } from './redact.js';
import { toolVersion } from './tool-version.js';
import { createWithholding } from './withhold-sensitive.js';

/**
 * Judges a Terraform plan, as `ecr-audit plan` does.
 *
 * @param plan - What `terraform show -json tfplan` printed: text, bytes, or a stream of bytes.
 * @returns The report document. Nothing is printed, and nothing but the source root is read.
 * @throws EcrAuditError for an input that is no plan, and for a rule, pack, waiver or environment that is at fault.
 */
export async function judgePlan(plan: string | Uint8Array | AsyncIterable<Uint8Array>, options: JudgePlanOptions = {}): Promise<Report> {
  const source = options.source ?? 'plan';
  const now = options.now ?? new Date();
  const run = startRun(options, 'plan', now);
  const estate = translatePlan(await readPlan(planBytes(plan), source));
  const { environment, ruleSet, acceptance, failures } = run;
  const facts = createFacts({ ...configContext(options, environment), environmentVariables: estate.environmentVariables });
  const withholding = createWithholding(estate, facts);
  const { findings, tally } = judgeEstate({
    estate,
    facts,
    judges: ruleSet.judges,
    environment,
    changedOnly: options.changedOnly === true,
    keepAll: options.allOutcomes === true,
    watch: failures.watch,
    accept: acceptance.accept,
    withholding,
  });
  const shown = findings.filter(run.isShown).sort(inOrder);
  const located = await locate(shown, estate, options.sourceRoot);
  const { terraformVersion } = estate;
  return createRedactor(estate.sensitiveValues)({
    schemaVersion: '1.0',
    tool: { name: 'ecr-audit', version: toolVersion },
    command: 'plan',
    generatedAt: now.toISOString(),
    scope: run.scope({ source, changedOnly: options.changedOnly === true, ...(terraformVersion === '' ? {} : { terraformVersion }) }),
    summary: tally.summary(estate.resources),
    findings: located,
    rules: wordsOf(located, ruleSet.judges),
    incomplete: [],
    notices: [...ruleSet.notices, ...estate.notices, ...failures.notices(), ...acceptance.notices().map(withholding.notice)],
  });
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
