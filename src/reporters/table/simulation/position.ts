import type { PolicyError } from '../../../schema/generated/report.js';
import { neutraliseTo } from '../../neutralise.js';

const longestFile = 120;
const longestPointer = 80;

/** A place in the text of a policy: in a file as editors and terminals link it, else by what it points at. Safe to print. */
export function positionIn(policyFrom: string, { pointer, line, column }: Pick<PolicyError, 'pointer' | 'line' | 'column'>): string[] {
  if (policyFrom !== 'current' && policyFrom !== 'none') return [`${neutraliseTo(policyFrom, longestFile)}:${line}:${column}`];
  return [neutraliseTo(pointer, longestPointer), `line ${line}, column ${column}`].filter((part) => part !== '');
}
