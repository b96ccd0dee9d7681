import type { Principal } from './principal.js';

/** A list, or everything but that list: Principal and NotPrincipal, Action and NotAction, Resource and NotResource. */
export interface Terms<T> {
  readonly except: boolean;
  readonly list: readonly T[];
}

/** One key under one operator. All the tests of a statement must hold; of the values of one test any. */
export interface ConditionTest {
  /** The operator as it was written, such as `ForAnyValue:StringLike`. */
  readonly written: string;
  /** Lower case, without set qualifier, `Not` and `IfExists`: `stringlike`, `ipaddress`, `null`. */
  readonly operator: string;
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly quantifier: 'any' | 'all' | 'none';
  /** As it was written; `name` is the same in lower case, for condition keys know no case. */
  readonly key: string;
  readonly name: string;
  readonly values: readonly string[];
  /** Policy variables such as `${aws:ResourceAccount}` are replaced, which IAM does from version 2012-10-17 on. */
  readonly variables: boolean;
}

export interface Statement {
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: 'Allow' | 'Deny';
  readonly principals: Terms<Principal>;
  readonly actions: Terms<string>;
  /** Means something in a registry policy alone: a repository policy is about its repository. */
  readonly resources: Terms<string>;
  readonly tests: readonly ConditionTest[];
}

export interface Policy {
  readonly statements: readonly Statement[];
}

/** Whose policy it is: in a registry policy the resources count too. */
export type PolicyScope = 'repository' | 'registry';

/** What is wrong with the text of a policy, and where (line and column from 1). */
export interface PolicyFault {
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type PolicyReading =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly faults: readonly PolicyFault[] };
