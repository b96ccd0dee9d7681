import type { Evaluation, Expression } from './expression.js';
import type { ReadPath } from './expression-reads.js';

/** Answers by the values that led to them, one branch a value. */
interface Branch {
  readonly next: Map<unknown, Branch>;
  /** By objects, which go with whatever they hold: the images of a repository are not to be kept for an answer. */
  readonly nextByObject: WeakMap<object, Branch>;
  answer: Evaluation | undefined;
}

/** So many answers are tried before it is asked whether keeping them pays. */
const trial = 2_000;
const emptyList = Symbol('empty list');

/**
 * An expression that keeps its answers by the values that it reads: in an estate most things are set up alike, and looking an
 * answer up is cheaper than evaluating. Expressions have no other inputs, so the answer is the same. One that reads what differs
 * from thing to thing, a name say, gives up.
 */
export function rememberAnswers(expression: Expression): Expression {
  const reads = expression.reads();
  let root: Branch | null = createBranch();
  let answers = 0;
  let found = 0;
  return {
    ...expression,
    evaluate: (variables) => {
      const branch = root === null ? null : follow(root, reads, variables);
      if (branch === null) return expression.evaluate(variables);
      if (branch.answer !== undefined) {
        found += 1;
        return branch.answer;
      }
      const answer = expression.evaluate(variables);
      branch.answer = answer;
      answers += 1;
      if (answers >= trial && found < answers) root = null;
      return answer;
    },
  };
}

/** The branch of what the expression reads; null where one of the values is not known, or cannot be computed: evaluating tells. */
function follow(root: Branch, reads: readonly ReadPath[], variables: Readonly<Record<string, unknown>>): Branch | null {
  let branch = root;
  try {
    for (const path of reads) {
      branch = nextBranch(branch, keyOf(valueAt(path, variables)));
    }
    return branch;
  } catch {
    return null;
  }
}

function createBranch(): Branch {
  return { next: new Map(), nextByObject: new WeakMap(), answer: undefined };
}

function nextBranch({ next, nextByObject }: Branch, value: unknown): Branch {
  const isObject = typeof value === 'object' && value !== null;
  const known = isObject ? nextByObject.get(value) : next.get(value);
  if (known !== undefined) return known;
  const fresh = createBranch();
  if (isObject) nextByObject.set(value, fresh);
  else next.set(value, fresh);
  return fresh;
}

function valueAt(path: ReadPath, variables: Readonly<Record<string, unknown>>): unknown {
  let value: unknown = variables;
  for (const field of path) {
    // What is selected from a map is no field: the map as a whole is what was read.
    if (!isFielded(value)) return value;
    value = value[field];
  }
  return value;
}

function isFielded(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Map);
}

/** Lists of strings are the same where they say the same; everything else that has parts is the same where it is one object. */
function keyOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return emptyList;
  return value.every((item) => typeof item === 'string') ? `list ${JSON.stringify(value)}` : value;
}
