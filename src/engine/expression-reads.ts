import type { ExpressionNode } from './expression.js';
import { nodesOf } from './expression-lint.js';

/** The way to a value that an expression reads: a variable and fields of it, `['repository', 'scanning', 'type']`. */
export type ReadPath = readonly string[];

/**
 * Everything outside itself that an expression can read, each value once. What a macro binds (`all(k, …)`) is part of a list that
 * is read; should it hide a variable of that name, a value more is named than is read.
 */
export function readsOf(ast: ExpressionNode, variables: ReadonlySet<string>): readonly ReadPath[] {
  const paths = new Map<string, ReadPath>();
  const within = new Set<ExpressionNode>();
  for (const node of nodesOf(ast)) {
    const path = within.has(node) ? null : pathOf(node, variables, within);
    if (path !== null) paths.set(path.join('.'), path);
  }
  return [...paths.values()];
}

/** The path that a node is, with all that it is made of put into `within`; null for another kind of node. */
function pathOf(node: ExpressionNode, variables: ReadonlySet<string>, within: Set<ExpressionNode>): ReadPath | null {
  if (node.op === 'id') {
    within.add(node);
    return variables.has(node.args) ? [node.args] : null;
  }
  if (node.op !== '.') return null;
  const [receiver, field] = node.args;
  const path = pathOf(receiver, variables, within);
  if (path === null) return null;
  within.add(node);
  return [...path, field];
}
