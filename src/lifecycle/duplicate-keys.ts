import type { Node } from 'jsonc-parser';
import type { FaultLog } from './fault-log.js';

/**
 * Notes each property that its object has already: parsers keep one of the two in silence, and not all the same one.
 */
export function noteDuplicateKeys(node: Node, log: FaultLog): void {
  if (node.type === 'object') noteIn(node, log);
  for (const child of node.children ?? []) {
    if (child.children !== undefined) noteDuplicateKeys(child, log);
  }
}

function noteIn(object: Node, log: FaultLog): void {
  const seen = new Set<unknown>();
  for (const property of object.children ?? []) {
    const key = property.children?.[0];
    if (key === undefined) continue;
    if (seen.has(key.value)) log.add('duplicate-key', key, `expected each property once, ${log.show(key)} is there again`);
    seen.add(key.value);
  }
}
