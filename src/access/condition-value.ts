import { hasWildcard } from './iam-pattern.js';
import { OWN_ACCOUNT, OWN_ORGANIZATION } from './limit.js';
import { isAccountId } from './principal.js';

/** What a value of a condition leaves: `id` an account, an organisation or an endpoint; `whole` the whole of it. */
export interface Narrowed {
  readonly id: string;
  readonly whole: boolean;
}

/** Reads one value; undefined where any caller can meet it. */
export type ValueReader = (value: string, operator: string) => Narrowed | undefined;

/**
 * Puts the owner of the resource in the place of its policy variables; undefined where another variable is left, which may
 * be of the caller's making.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function replaceVariables(value: string): string | undefined {
  if (!value.includes('${')) return value;
  const replaced = value.replace(/\$\{aws:ResourceAccount\}/gi, OWN_ACCOUNT).replace(/\$\{aws:ResourceOrgID\}/gi, OWN_ORGANIZATION);
  return replaced.includes('${') ? undefined : replaced;
}

/** aws:PrincipalAccount, aws:SourceAccount: twelve digits, after which a wildcard finds nothing more. */
export const readAccount: ValueReader = (value) => {
  const id = value.replace(/^(\d{12})\*+$/, '$1');
  return hasWildcard(id) ? undefined : { id, whole: true };
};

/** aws:PrincipalOrgID and the like. Ids have at least ten random characters: who has them all before a wildcard has the id. */
export const readOrganization: ValueReader = (value) => {
  if (!hasWildcard(value)) return { id: value, whole: true };
  const id = /^(o-[a-z0-9]{10,32})[*?]/.exec(value)?.[1];
  return id === undefined ? undefined : { id, whole: false };
};

/** aws:PrincipalOrgPaths: `o-…/r-…/ou-…/`, the organisation first. */
export const readOrganizationPath: ValueReader = (value) => {
  const end = value.indexOf('/');
  if (end < 0) return readOrganization(value, '');
  const narrowed = readOrganization(value.slice(0, end), '');
  return narrowed && { id: narrowed.id, whole: narrowed.whole && value.slice(end) === '/*' };
};

/** aws:SourceVpc, aws:SourceVpce: ids, of which no part says whose they are. */
export const readIdentifier: ValueReader = (value) => (hasWildcard(value) ? undefined : { id: value, whole: true });

/**
 * aws:userid: `AROA…:session`, `AIDA…`, `account` of a root user or `account:name` of a federated one. What comes after
 * the colon the caller chooses; an id says nothing of its account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
 */
export const readUserId: ValueReader = (value) => {
  const [head = ''] = value.split(':');
  if (!/^(\d{12}|A(?:ROA|IDA)[A-Z0-9]{8,})$/.test(head)) return undefined;
  return { id: head, whole: false };
};

/** aws:SourceArn: whatever stands before the account, the service that calls sets it and nobody else. */
export const readSourceArn: ValueReader = (value) => {
  const account = value.split(':', 6)[4];
  if (account !== undefined && (isAccountId(account) || account === OWN_ACCOUNT)) return { id: account, whole: false };
  // The ARN of a bucket holds no account.
  return hasWildcard(value) ? undefined : { id: value, whole: false };
};

/**
 * aws:PrincipalArn. ArnLike compares field by field. StringLike does not: the path of a role may hold colons, so that
 * `arn:aws:iam:*:111111111111:role/x` is met by a role of that path in any account, and a wildcard before the account is broad.
 */
export const readPrincipalArn: ValueReader = (value, operator) => {
  const account = value.split(':', 6)[4] ?? '';
  const before = value.split(':', 4).join(':');
  const compared = operator.startsWith('arn') || !hasWildcard(before);
  if (compared && (isAccountId(account) || account === OWN_ACCOUNT)) return { id: account, whole: false };
  return hasWildcard(value) ? undefined : { id: value, whole: false };
};
