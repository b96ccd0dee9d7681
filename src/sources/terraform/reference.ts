import type { InstanceKey } from './address.js';
import { isList, isObject } from './json-shape.js';
import type { Json } from './plan-document.js';

/** One step of a reference: `this[0]` in `aws_ecr_repository.this[0].name`. */
interface ReferenceStep {
  readonly name: string;
  readonly index?: InstanceKey;
}

/** What an expression refers to, as `references` in `configuration` shows it. */
export type Reference =
  | {
      readonly kind: 'resource';
      readonly mode: 'managed' | 'data';
      readonly type: string;
      readonly name: string;
      readonly index: InstanceKey | undefined;
    }
  | { readonly kind: 'module'; readonly name: string; readonly index: InstanceKey | undefined; readonly output: ReferenceStep | undefined }
  | { readonly kind: 'variable'; readonly name: string; readonly attributes: readonly ReferenceStep[] }
  /** `each.value`, which stands for a member of the block's `for_each`, and the attributes that follow. */
  | { readonly kind: 'each'; readonly attributes: readonly ReferenceStep[] }
  /** `local.…`: what is behind it no plan shows. */
  | { readonly kind: 'local' }
  /** `each.key`, `count.index`, `path.root` and the like, which lead to no object. */
  | { readonly kind: 'none' };

/**
 * The references of an expression, nested blocks included. Terraform lists each with all of its shorter forms
 * (`a.b[0].c`, `a.b[0]`, `a.b`): only the longest is kept.
 */
export function referencesIn(expression: Json | undefined): readonly string[] {
  const all: string[] = [];
  collect(expression, all);
  if (all.length < 2) return all;
  const distinct = [...new Set(all)];
  return distinct.filter(
    (short) => !distinct.some((long) => long.length > short.length && long.startsWith(short) && /[.[]/.test(long.charAt(short.length))),
  );
}

/** A reference as it is written, and what it refers to. */
export interface WrittenReference {
  readonly text: string;
  readonly reference: Reference;
}

/** Reads the references of expressions, each expression once. */
export function makeReferenceReader(): (expression: Json | undefined) => readonly WrittenReference[] {
  const read = new WeakMap<object, readonly WrittenReference[]>();
  return (expression) => {
    if (typeof expression !== 'object' || expression === null) return [];
    const known = read.get(expression) ?? referencesIn(expression).map((text) => ({ text, reference: parseReference(text) }));
    read.set(expression, known);
    return known;
  };
}

/** Takes a reference apart. */
export function parseReference(text: string): Reference {
  const [first, second, third, ...rest] = stepsOf(text);
  if (first === undefined || second === undefined) return { kind: 'none' };
  switch (first.name) {
    case 'var':
      return { kind: 'variable', name: second.name, attributes: stepsAfter(second, third, rest) };
    case 'local':
      return { kind: 'local' };
    case 'module':
      return { kind: 'module', name: second.name, index: second.index, output: third };
    case 'each':
      return second.name === 'value' ? { kind: 'each', attributes: stepsAfter(second, third, rest) } : { kind: 'none' };
    case 'count':
    case 'path':
    case 'terraform':
    case 'self':
      return { kind: 'none' };
    case 'data':
      return third === undefined ? { kind: 'none' } : resource('data', second, third);
    default:
      return resource('managed', first, second);
  }
}

function resource(mode: 'managed' | 'data', type: ReferenceStep, name: ReferenceStep): Reference {
  return { kind: 'resource', mode, type: type.name, name: name.name, index: name.index };
}

// `var.keys["api"].arn`: the index of the variable itself is a step like those after it.
function stepsAfter(step: ReferenceStep, next: ReferenceStep | undefined, rest: readonly ReferenceStep[]): readonly ReferenceStep[] {
  const indexed = step.index === undefined ? [] : [{ name: String(step.index) }];
  return next === undefined ? indexed : [...indexed, next, ...rest];
}

function collect(expression: Json | undefined, into: string[]): void {
  if (isList(expression)) {
    for (const member of expression) collect(member, into);
  } else if (isObject(expression)) {
    const { references } = expression;
    if (isList(references)) into.push(...references.filter((text) => typeof text === 'string'));
    else if (!Object.hasOwn(expression, 'constant_value')) for (const member of Object.values(expression)) collect(member, into);
  }
}

const step = /([^.[\]]+)(?:\[(?:(\d+)|"((?:[^"\\]|\\.)*)")\])?(?:\[[^\]]*\])*(?:\.|$)/gu;

function stepsOf(text: string): readonly ReferenceStep[] {
  return [...text.matchAll(step)].map(([, name = '', count, key]) => {
    if (count !== undefined) return { name, index: Number(count) };
    return key === undefined ? { name } : { name, index: key.replaceAll(/\\(.)/gu, '$1') };
  });
}
