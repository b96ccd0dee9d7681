/** Stands for the account that owns the repository: what `${aws:ResourceAccount}` says. */
export const OWN_ACCOUNT = '<own account>';

/** Stands for the organisation of that account: what `${aws:ResourceOrgID}` says. */
export const OWN_ORGANIZATION = '<own organisation>';

/** Whom a key speaks of: who calls, or the resource for which an AWS service calls. */
export type Subject = 'caller' | 'source';

/**
 * What a condition leaves of everyone. `whole` is true where it leaves all of these accounts or organisations, and false
 * where only a part of them, such as one role. An entry that is no account id is a principal whose account is not known.
 */
export type Limit =
  | { readonly kind: 'accounts'; readonly subject: Subject; readonly ids: ReadonlySet<string>; readonly whole: boolean }
  | { readonly kind: 'organizations'; readonly subject: Subject; readonly ids: ReadonlySet<string>; readonly whole: boolean }
  | { readonly kind: 'addresses' | 'endpoints' | 'services' };

/**
 * What is in both sets. Where an entry may be the same as another without looking like it (the own account, a principal of
 * an unknown account), the clearer set stands for both: it holds at least all that is in both.
 */
export function meet(a: ReadonlySet<string> | undefined, b: ReadonlySet<string>, isPlain: (id: string) => boolean): ReadonlySet<string> {
  if (a === undefined) return b;
  if ([...a, ...b].every(isPlain)) return new Set([...a].filter((id) => b.has(id)));
  const order = vagueness(a, isPlain) - vagueness(b, isPlain) || a.size - b.size || (sorted(a) < sorted(b) ? -1 : 1);
  return order < 0 ? a : b;
}

function vagueness(ids: ReadonlySet<string>, isPlain: (id: string) => boolean): number {
  return [...ids].reduce((most, id) => Math.max(most, id === OWN_ACCOUNT || id === OWN_ORGANIZATION ? 0 : isPlain(id) ? 1 : 2), 0);
}

function sorted(ids: ReadonlySet<string>): string {
  return [...ids].sort().join();
}

/** True for the id of an organisation, which equals another only where it looks like it. */
export function isPlainOrganization(id: string): boolean {
  return id !== OWN_ORGANIZATION;
}
