import type { ExpressionNode, Refusal } from './expression.js';
import type { RegexEngine } from './regex-engine.js';

/** The CEL type of a part of the expression; undefined where it cannot be told (a variable of a macro). */
type TypeOf = (part: ExpressionNode) => string | undefined;

/** What the type checker lets pass and we refuse: tests for presence on the model, and patterns that do not compile. */
export function lint(ast: ExpressionNode, typeOf: TypeOf, regex: RegexEngine): Refusal | null {
  for (const node of nodesOf(ast)) {
    const refused = presenceTest(node, typeOf) ?? faultyPattern(node, regex);
    if (refused !== null) return refused;
  }
  return null;
}

/** `has(x)` and `.?` on a field of the model take "not known" for "absent": a definite answer from ignorance. Maps know better. */
function presenceTest(node: ExpressionNode, typeOf: TypeOf): Refusal | null {
  if (node.op === '.?' || node.op === '[?]') {
    const [receiver] = node.args;
    return isOpen(typeOf(receiver)) ? null : presenceRefusal('optional selection (.?)', receiver.end, node.end);
  }
  if (node.op !== 'call' || node.args[0] !== 'has') return null;
  const [select] = node.args[1];
  const isMapEntry = select?.op === '.' && isOpen(typeOf(select.args[0]));
  return isMapEntry ? null : presenceRefusal('has()', node.start, node.end);
}

/** True for a type whose entries are not declared: there, absent is an answer. */
function isOpen(type: string | undefined): boolean {
  return type !== undefined && /^(map|list)\b/.test(type);
}

function presenceRefusal(what: string, start: number, end: number): Refusal {
  const message = `${what} on a field of the model takes "not known" for "absent"; the model is total, so compare with the value that stands for absent`;
  return { code: 'presence_test', message, start, end };
}

/** A pattern that is written out can be tried at once; one from a parameter only when it is used. */
function faultyPattern(node: ExpressionNode, regex: RegexEngine): Refusal | null {
  if (node.op !== 'rcall' || node.args[0] !== 'matches') return null;
  const [pattern] = node.args[2];
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string') return null;
  const fault = regex.fault(pattern.args);
  return fault === '' ? null : { code: 'faulty_pattern', message: fault, start: pattern.start, end: pattern.end };
}

/** Every node of a tree, whatever the shape of its arguments. */
export function* nodesOf(node: ExpressionNode): Generator<ExpressionNode> {
  yield node;
  yield* nodesWithin(node.args);
}

function* nodesWithin(value: unknown): Generator<ExpressionNode> {
  if (Array.isArray(value)) for (const item of value) yield* nodesWithin(item);
  else if (isNode(value)) yield* nodesOf(value);
}

function isNode(value: unknown): value is ExpressionNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value && 'start' in value;
}
