import type { Unknown } from '../model/inventory.js';
import { type Expression, ruleAtFault } from './expression.js';

/** That an expression itself fails on a subject, as its library says it: a map key that is missing, a division by zero. */
export interface ExpressionFailure {
  readonly expression: string;
  readonly said: string;
}

/** Why an expression is neither true nor false. */
export interface Doubt {
  readonly unknown: Unknown;
  /** Null where something is not known, and the expression is as it should be. */
  readonly failure: ExpressionFailure | null;
}

export type Answer = boolean | Doubt;

/**
 * True, false, or why neither. What an expression fails on may be what somebody else has written, a tag or a policy: so much of one
 * subject is not known, and the others are judged.
 */
export function truth(expression: Expression, variables: Readonly<Record<string, unknown>>): Answer {
  const result = expression.evaluate(variables);
  if ('unknown' in result) {
    return { unknown: result.unknown, failure: result.failure === '' ? null : { expression: expression.text, said: result.failure } };
  }
  if (typeof result.value === 'boolean') return result.value;
  const said = `it gives ${typeof result.value}, not a bool`;
  return { unknown: ruleAtFault(said), failure: { expression: expression.text, said } };
}
