/** ecr-audit as a library. The command line is its first user. */
export type { AcceptedFinding, Baseline } from './app/baseline.js';
export type { FailOn, JudgeOptions } from './app/judge-options.js';
export { judgePlan } from './app/judge-plan.js';
export type { JudgePlanOptions } from './app/plan-options.js';
export { readSettings, type Settings, type SettingsRequest } from './config/read-settings.js';
export { EcrAuditError, type ErrorCode, isEcrAuditError } from './model/errors.js';
export { type FormatName, formatNames, formats, type Reporter, type ReporterOptions } from './reporters/index.js';
export type { Finding, Report } from './schema/generated/report.js';
