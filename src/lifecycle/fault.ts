import type { LifecyclePolicy } from './policy.js';

/** One thing wrong with a policy's text, or doubtful about it. */
export interface LifecycleFault {
  readonly code: LifecycleFaultCode;
  /** What was expected and what is there, in plain words. */
  readonly message: string;
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  /** What the service itself says in such a case; empty where that is not known. */
  readonly hint: string;
}

/** A policy that the service accepts, or everything for which it would refuse the text. */
export type LifecycleReading =
  | { readonly valid: true; readonly policy: LifecyclePolicy; readonly warnings: readonly LifecycleFault[] }
  | { readonly valid: false; readonly errors: readonly LifecycleFault[]; readonly warnings: readonly LifecycleFault[] };

export type LifecycleFaultCode = LifecycleErrorCode | LifecycleWarningCode;

/** The service refuses the policy. */
export type LifecycleErrorCode = TextCode | DocumentCode | RuleCode | TagListCode | CountCode | ActionCode | RulesTogetherCode;

/** The service accepts the policy, or it is not known to refuse it. */
export type LifecycleWarningCode =
  | 'asterisk-in-prefix'
  | 'entry-no-tag-can-meet'
  | 'explicit-standard-class'
  | 'prefix-and-pattern-alike'
  | 'repeated-tag-list-entry'
  | 'shared-tag-list-entry';

type TextCode =
  | 'text-too-short'
  | 'text-too-long'
  | 'byte-order-mark'
  | 'comment'
  | 'trailing-comma'
  | 'not-json'
  | 'nested-too-deeply'
  | 'not-an-object'
  | 'duplicate-key'
  | 'null-value';

type DocumentCode = 'unknown-policy-property' | 'missing-rules' | 'rules-not-a-list' | 'no-rules' | 'too-many-rules';

type RuleCode =
  | 'rule-not-an-object'
  | 'unknown-rule-property'
  | 'missing-rule-priority'
  | 'rule-priority-not-an-integer'
  | 'rule-priority-below-one'
  | 'description-not-text'
  | 'missing-selection'
  | 'selection-not-an-object'
  | 'unknown-selection-property'
  | 'missing-tag-status'
  | 'unknown-tag-status'
  | 'unknown-storage-class';

type TagListCode =
  | 'missing-tag-list'
  | 'both-tag-lists'
  | 'tag-list-not-allowed'
  | 'tag-list-not-a-list'
  | 'empty-tag-list'
  | 'tag-list-entry-not-text'
  | 'empty-tag-list-entry'
  | 'too-many-wildcards';

type CountCode =
  | 'missing-count-type'
  | 'unknown-count-type'
  | 'missing-count-number'
  | 'count-number-not-an-integer'
  | 'count-number-below-one'
  | 'missing-count-unit'
  | 'unknown-count-unit'
  | 'count-unit-not-allowed'
  | 'archive-class-required'
  | 'archive-class-not-allowed'
  | 'archived-too-shortly';

type ActionCode =
  | 'missing-action'
  | 'action-not-an-object'
  | 'unknown-action-property'
  | 'missing-action-type'
  | 'unknown-action-type'
  | 'missing-target-storage-class'
  | 'unknown-target-storage-class'
  | 'target-storage-class-not-allowed'
  | 'pulled-cannot-expire'
  | 'archived-cannot-transition';

type RulesTogetherCode = 'duplicate-rule-priority' | 'any-not-last' | 'several-any-rules' | 'several-untagged-rules' | 'duplicate-tag-list';
