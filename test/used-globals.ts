import ts from 'typescript';

/** Names that reach beyond what a function was given: the process, the terminal, the network, the clock, chance. */
const beyond = new Set(['process', 'console', 'globalThis', 'fetch', 'performance', 'setTimeout', 'setInterval']);
const beyondOf: ReadonlyMap<string, string> = new Map([
  ['Date', 'now'],
  ['Math', 'random'],
]);

/** The globals of that kind that a TypeScript source uses, as they stand there: `process`, `Date.now`, `new Date()`. */
export function usedGlobals(source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = globalOf(node);
    if (name !== '') found.push(name);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}

function globalOf(node: ts.Node): string {
  if (ts.isIdentifier(node)) return beyond.has(node.text) && isReference(node) ? node.text : '';
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
    return beyondOf.get(node.expression.text) === node.name.text ? `${node.expression.text}.${node.name.text}` : '';
  const isClock = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'Date';
  return isClock && (node.arguments ?? []).length === 0 ? `${ts.isNewExpression(node) ? 'new ' : ''}Date()` : '';
}

/** False for a name that only looks like the global: a property, a key, or a declaration of one's own. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !('name' in parent && parent.name === node && !ts.isShorthandPropertyAssignment(parent));
}
