import { fails } from '../reporters/verdict.js';
import type { Report } from '../schema/generated/report.js';

/** The exit codes of every command. None is ever a count: a shell takes it modulo 256. */
export const exitCode = { ok: 0, findings: 1, error: 2, incomplete: 3, interrupted: 130 } as const;

/** What a report comes to, with the flags that soften it. */
export function exitCodeOf(
  report: Report,
  { softFail, allowPartial }: { readonly softFail: boolean; readonly allowPartial: boolean },
): number {
  if (fails(report) && !softFail) return exitCode.findings;
  return report.incomplete.length > 0 && !allowPartial ? exitCode.incomplete : exitCode.ok;
}
