import { type JudgePlanOptions, judgePlan, type Report } from '../../src/index.js';
import type { JsonObject, PlanConfigurationModule, PlanDocument, PlanResourceChange } from '../../src/sources/terraform/plan-document.js';
import { created, planOf } from '../sources/terraform/plan-fixture.js';

/** A plan as terraform prints it, judged with every outcome told. */
export function judgeChanges(
  changes: readonly PlanResourceChange[],
  root: PlanConfigurationModule = {},
  options: JudgePlanOptions = {},
  more: Partial<PlanDocument> = {},
): Promise<Report> {
  const { resourceChangeCount: _, hasPlannedValues: __, ...plan } = planOf(changes, root, more);
  return judgePlan(JSON.stringify({ ...plan, planned_values: { root_module: {} } }), { allOutcomes: true, ...options });
}

/** Outcomes of a rule by address (by name where there is none). */
export const outcomesOf = (report: Report, rule: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    report.findings
      .filter((finding) => finding.rule === rule)
      .map(({ resource: { address, name }, outcome }) => [address || name, outcome] as const),
  );

/** A repository policy of some statements, and what it is attached to by name. */
export const policyOn = (address: string, repository: string, ...statements: readonly JsonObject[]): PlanResourceChange =>
  created(
    address,
    { repository, policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }) },
    { id: true, registry_id: true },
  );

/** A statement that allows a pull, but for what `more` says. */
export const pull = (more: JsonObject): JsonObject => ({
  Effect: 'Allow',
  Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  ...more,
});
