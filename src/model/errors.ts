const brand = Symbol.for('ecr-audit.error');

/** Stable codes of everything that can go wrong before something is judged; scripts may rely on them. */
export type ErrorCode =
  | 'plan-empty'
  | 'plan-missing'
  | 'plan-not-json'
  | 'plan-truncated'
  | 'plan-binary'
  | 'plan-is-state'
  | 'plan-is-log'
  | 'plan-is-text'
  | 'plan-unsupported'
  | 'plan-malformed'
  | 'file-unreadable'
  | 'config-invalid'
  | 'rule-invalid'
  | 'rule-failed'
  | 'pack-invalid'
  | 'waiver-invalid'
  | 'baseline-invalid'
  | 'usage'
  | 'lifecycle-policy-invalid'
  | 'inventory-invalid'
  | 'inventory-unwritable'
  | 'report-unwritable'
  | 'cli-output-invalid'
  | 'in-use-invalid'
  | 'wrong-account'
  | 'region-missing'
  | 'repository-missing';

/** An error that the user can mend: what went wrong, and in `hint` what to do about it. */
export class EcrAuditError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: { readonly hint: string; readonly cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'EcrAuditError';
    this.code = code;
    this.hint = options.hint;
  }
}

/** True for an EcrAuditError of any installed copy of this package. */
export function isEcrAuditError(error: unknown): error is EcrAuditError {
  return typeof error === 'object' && error !== null && brand in error;
}
