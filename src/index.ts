/** ecr-audit as a library. The command line is its first user. */
export type { AcceptedFinding, Baseline } from './app/baseline.js';
export { type IamPolicy, type IamPolicyOptions, iamPolicy, type PolicyCommand } from './app/iam-policy.js';
export type { FailOn, JudgeOptions } from './app/judge-options.js';
export { judgePlan } from './app/judge-plan.js';
export type { ScanProgress } from './app/judge-records.js';
export { type JudgeScanOptions, judgeScan } from './app/judge-scan.js';
export { type InventoryRequest, openInventory } from './app/open-inventory.js';
export type { JudgePlanOptions } from './app/plan-options.js';
export { type LiveOptions, type ProbeName, probeNames } from './app/read-live.js';
export type { ScanScope } from './app/scan-targets.js';
export { readSettings, type Settings, type SettingsRequest } from './config/read-settings.js';
export { EcrAuditError, type ErrorCode, isEcrAuditError } from './model/errors.js';
export { type FormatName, formatNames, formats, type Reporter, type ReporterOptions } from './reporters/index.js';
export type { InventoryRecord } from './schema/generated/inventory-record.js';
export type { Finding, Report } from './schema/generated/report.js';
