import { findNodeAtLocation, getLocation, type Node, type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import { deepestNesting, tooDeepAt } from '../model/nesting.js';
import { locateIn } from '../model/text-lines.js';
import type { PolicyFault } from './policy.js';

export type JsonPath = readonly (string | number)[];

export type JsonReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly faults: readonly PolicyFault[] };

const strict = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false } as const;

type FaultAt = (offset: number, path: JsonPath, message: string) => PolicyFault;

/** Reads strict JSON and refuses an object that holds a key twice, as IAM does, and what is nested too deeply to be walked through. */
export function readJson(text: string): JsonReading {
  const parsed = parse(text);
  const faultAt = faultsIn(text);
  if (!parsed.ok) return { ok: false, faults: syntaxFaults(text, faultAt) };
  const tooDeep = tooDeepAt(text);
  if (tooDeep >= 0) return { ok: false, faults: [faultAt(tooDeep, [], `is nested deeper than ${deepestNesting} levels`)] };
  // A key that is there twice is one key less in the value than there are colons in the text: the dear search is not needed else.
  if (countColons(text) === countKeys(parsed.value)) return parsed;
  return { ok: false, faults: duplicateFaults(text, faultAt) };
}

/** Tells of a text that is JSON where the value at a path begins. The text is taken apart once, when it is first asked for. */
export function placesIn(text: string): (path: JsonPath, message: string) => PolicyFault {
  const faultAt = faultsIn(text);
  let tree: Node | undefined;
  return (path, message) => {
    tree ??= parseTree(text, [], strict);
    const node = tree && findNodeAtLocation(tree, [...path]);
    return faultAt(node?.offset ?? 0, path, message);
  };
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}

function syntaxFaults(text: string, faultAt: FaultAt): readonly PolicyFault[] {
  try {
    const errors: ParseError[] = [];
    parseTree(text, errors, strict);
    const first = errors[0];
    if (first === undefined) return [faultAt(0, [], 'is not JSON')];
    // Where a key is missing the path ends in an empty one.
    const path = getLocation(text, first.offset).path.filter((part) => part !== '');
    return [faultAt(first.offset, path, `is not JSON: ${inWords(printParseErrorCode(first.error))}`)];
  } catch (error) {
    // What is not JSON cannot be measured beforehand, and this parser calls itself a level at a time.
    if (error instanceof RangeError) return [faultAt(0, [], 'is not JSON, and nested too deeply to say where')];
    throw error;
  }
}

function inWords(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function duplicateFaults(text: string, faultAt: FaultAt): readonly PolicyFault[] {
  const faults: PolicyFault[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, offset, _length, _line, _character, pathTo) => {
      const seen = open.at(-1);
      if (seen?.has(key)) faults.push(faultAt(offset, [...pathTo(), key], `holds the key "${key}" twice`));
      seen?.add(key);
    },
  });
  return faults;
}

function faultsIn(text: string): FaultAt {
  const locate = locateIn(text);
  return (offset, path, message) => {
    const pointer = path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    return { pointer, ...locate(offset), message };
  };
}

function countColons(text: string): number {
  let count = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) inString = !inString;
    else if (code === 92) at++;
    else if (code === 58 && !inString) count++;
  }
  return count;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner: readonly unknown[] = Object.values(value);
  return inner.reduce<number>((sum, each) => sum + countKeys(each), Array.isArray(value) ? 0 : inner.length);
}
