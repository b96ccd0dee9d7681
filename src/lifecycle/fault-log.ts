import { getNodePath, type Node } from 'jsonc-parser';
import type { LocateOffset } from '../model/text-lines.js';
import type { LifecycleFault, LifecycleFaultCode } from './fault.js';

/** Collects what is wrong with one text while it is read. */
export interface FaultLog {
  /** Notes a fault of a node; `hint` is what the service says. */
  add(code: LifecycleFaultCode, node: Node, message: string, hint?: string): void;
  /** Notes a fault of the text itself, where there is no node. */
  addAt(code: LifecycleFaultCode, offset: number, message: string, hint?: string): void;
  /** What stands there, short enough for a message. */
  show(node: Node): string;
  /** In the order of the text. */
  faults(): readonly LifecycleFault[];
}

const shownLength = 40;

/** Makes an empty log for one text. */
export function faultLog(text: string, locate: LocateOffset): FaultLog {
  const entries: { readonly offset: number; readonly fault: LifecycleFault }[] = [];
  const note = (code: LifecycleFaultCode, offset: number, pointer: string, message: string, hint: string): void => {
    entries.push({ offset, fault: { code, message, pointer, ...locate(offset), hint } });
  };
  return {
    add: (code, node, message, hint = '') => note(code, node.offset, pointerTo(node), message, hint),
    addAt: (code, offset, message, hint = '') => note(code, offset, '', message, hint),
    show: (node) => shorten(text.slice(node.offset, node.offset + Math.min(node.length, shownLength + 1))),
    faults: () => entries.sort((a, b) => a.offset - b.offset).map((entry) => entry.fault),
  };
}

function pointerTo(node: Node): string {
  return getNodePath(node)
    .map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function shorten(shown: string): string {
  return shown.length > shownLength ? `${shown.slice(0, shownLength)}…` : shown;
}
