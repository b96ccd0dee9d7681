import { rangeWithin } from './addresses.js';
import { hasWildcard, patternIncludes } from './iam-pattern.js';
import type { ConditionTest } from './policy.js';

/** True where whoever meets `strict` meets `weak` too, as far as it can be told from the two tests. */
export function implies(strict: ConditionTest, weak: ConditionTest): boolean {
  if (strict.name !== weak.name || strict.negated !== weak.negated || strict.quantifier !== weak.quantifier) return false;
  if (strict.ifExists && !weak.ifExists) return false;
  const [from, to] = [sameAs(strict.operator), sameAs(weak.operator)];
  if (from !== to && !(from === 'stringequals' && to === 'stringlike' && !strict.negated)) return false;
  // A negated test is met by what none of its values match: the fewer values, the more meet it.
  const [inner, outer] = strict.negated ? [weak, strict] : [strict, weak];
  return inner.values.every((value) => outer.values.some((each) => valueWithin(value, each, outer.operator)));
}

// ArnEquals and ArnLike are two names of one operator.
function sameAs(operator: string): string {
  return operator === 'arnequals' ? 'arnlike' : operator;
}

function valueWithin(inner: string, outer: string, operator: string): boolean {
  if (inner === outer) return true;
  if (operator === 'ipaddress') return rangeWithin(inner, outer);
  return operator === 'stringlike' && hasWildcard(outer) && patternIncludes(outer, inner);
}
