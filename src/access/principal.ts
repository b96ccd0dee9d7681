/**
 * Whom one entry of Principal names.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type Principal =
  /** `everyone` is false where the entry lets strangers in and yet is less than `*`: a web identity provider, an odd ARN. */
  | { readonly kind: 'anyone'; readonly text: string; readonly everyone: boolean }
  /** `whole`: the account as such, by id or by root ARN, and not one user or role of it. */
  | { readonly kind: 'account'; readonly text: string; readonly account: string; readonly whole: boolean }
  | { readonly kind: 'service'; readonly text: string }
  | { readonly kind: 'unidentified'; readonly text: string };

export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** Reads one entry of a principal map. */
export function readPrincipal(type: PrincipalType, text: string): Principal {
  switch (type) {
    case 'AWS':
      return text === '*' ? everyone : readAwsPrincipal(text);
    case 'Service':
      return { kind: 'service', text: text.toLowerCase() };
    case 'Federated':
      return readFederated(text);
    case 'CanonicalUser':
      return text.includes('*') ? { kind: 'anyone', text, everyone: false } : { kind: 'unidentified', text };
  }
}

export const everyone: Principal = { kind: 'anyone', text: '*', everyone: true };

/** True for an id of an AWS account. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** One text for principals that are the same: an account id and its root ARN in any partition. */
export function principalKey(principal: Principal): string {
  if (principal.kind === 'account' && principal.whole) return principal.account;
  if (principal.kind === 'anyone' && principal.everyone) return '*';
  return `${principal.kind} ${principal.text}`;
}

/** The principal in words. */
export function namePrincipal(principal: Principal): string {
  if (principal.kind === 'account' && principal.whole) return `account ${principal.account}`;
  if (principal.kind === 'unidentified') return `${principal.text} (of an account that is not known)`;
  return principal.text;
}

function readAwsPrincipal(text: string): Principal {
  if (isAccountId(text)) return { kind: 'account', text, account: text, whole: true };
  const [, account = '', name = ''] = /^arn:aws[a-z-]*:(?:iam|sts)::([^:]*):(.+)$/.exec(text) ?? [];
  // A wildcard after the account is no wildcard to IAM: it stands for itself in Principal.
  if (isAccountId(account)) return { kind: 'account', text, account, whole: name === 'root' };
  // IAM refuses a wildcard anywhere else; were it taken, it would be meant as "whoever".
  if (text.includes('*')) return { kind: 'anyone', text, everyone: false };
  // What is left is the unique id of a deleted user or role (AIDA…, AROA…), or no principal at all.
  return { kind: 'unidentified', text };
}

// A web identity provider (cognito-identity.amazonaws.com, accounts.google.com) vouches for everyone who signs up there.
function readFederated(text: string): Principal {
  const account = /^arn:aws[a-z-]*:iam::(\d{12}):(?:saml|oidc)-provider\/./.exec(text)?.[1];
  return account === undefined ? { kind: 'anyone', text, everyone: false } : { kind: 'account', text, account, whole: false };
}
