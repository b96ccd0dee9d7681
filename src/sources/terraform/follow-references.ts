import type { InstanceKey } from './address.js';
import { chooseInstance } from './choose-instance.js';
import { type ConfigurationIndex, type ConfiguredModule, pathBelow } from './configuration-index.js';
import { memberOf } from './json-shape.js';
import { emptyModule, type ModuleInstance, type ModuleTree } from './module-instances.js';
import type { Json, PlanDocument } from './plan-document.js';
import type { Reference, WrittenReference } from './reference.js';

/** Where an expression stands: the module instance, and the index of the block that holds it. */
export interface Place {
  readonly module: ModuleInstance;
  readonly index: InstanceKey | undefined;
  /** `for_each` of that block, for `each.value`. */
  readonly forEach: Json | undefined;
}

/** Where a reference leads to in the end. */
export type ReferenceEnd =
  | {
      readonly kind: 'resource';
      readonly mode: 'managed' | 'data';
      readonly type: string;
      readonly name: string;
      readonly module: ModuleInstance;
      /** Addresses of those in the plan that may be meant; none where the plan has none, or none of a type that is read. */
      readonly candidates: readonly string[];
      /** Written out, for a person. */
      readonly text: string;
    }
  /** A constant, or the value of a root variable; undefined where the plan does not show it. */
  | { readonly kind: 'value'; readonly value: Json | undefined }
  /** A local value, or an expression of which the plan shows nothing. */
  | { readonly kind: 'lost'; readonly text: string };

/** What following needs to know of the plan. */
export interface ReferenceContext {
  readonly plan: PlanDocument;
  readonly configuration: ConfigurationIndex;
  readonly addressesOf: ModuleTree['addressesOf'];
  /** References of an expression, taken apart once for all the instances of its block. */
  readonly referencesOf: (expression: Json | undefined) => readonly WrittenReference[];
}

const deepest = 40;
const mostModules = 50;

interface Walk {
  readonly context: ReferenceContext;
  readonly depth: number;
  /** The member of `each.value` that is wanted of a whole module. */
  readonly output: string | undefined;
}

/** Follows the references of an expression through module inputs and outputs to resources, constants and variables. */
export function followReferences(expression: Json | undefined, place: Place, context: ReferenceContext): readonly ReferenceEnd[] {
  return followExpression(expression, place, { context, depth: 0, output: undefined });
}

function followExpression(expression: Json | undefined, place: Place, walk: Walk): readonly ReferenceEnd[] {
  const constant = memberOf(expression, 'constant_value');
  if (constant !== undefined) return [{ kind: 'value', value: constant }];
  const references = walk.context.referencesOf(expression);
  if (references.length === 0 || walk.depth > deepest) return [{ kind: 'lost', text: '' }];
  const deeper = { context: walk.context, depth: walk.depth + 1, output: walk.output };
  return references.flatMap(({ text, reference }) => followReference(reference, text, place, deeper));
}

function followReference(reference: Reference, text: string, place: Place, walk: Walk): readonly ReferenceEnd[] {
  switch (reference.kind) {
    case 'resource':
      return [endAtResource(reference, text, place, walk.context)];
    case 'variable':
      return followVariable(reference.name, text, place, walk);
    case 'module':
      return followModule(reference, text, place, walk);
    case 'each':
      return place.forEach === undefined
        ? [{ kind: 'lost', text }]
        : followExpression(
            place.forEach,
            { ...place, forEach: undefined },
            { context: walk.context, depth: walk.depth, output: reference.attributes[0]?.name },
          );
    case 'local':
      return [{ kind: 'lost', text }];
    case 'none':
      return [];
    default:
      return reference satisfies never;
  }
}

function endAtResource(
  { mode, type, name, index }: Extract<Reference, { kind: 'resource' }>,
  text: string,
  { module, index: hint }: Place,
  context: ReferenceContext,
): ReferenceEnd {
  const instances = mode === 'managed' ? context.addressesOf(module, `${type}.${name}`) : undefined;
  const { candidates } = chooseInstance(instances, index, hint);
  return { kind: 'resource', mode, type, name, module, candidates, text: module.address === '' ? text : `${module.address}.${text}` };
}

function followVariable(name: string, text: string, place: Place, walk: Walk): readonly ReferenceEnd[] {
  const { module } = place;
  const { parent, step } = module;
  const fallback = configured(walk, module)?.module.variables?.[name]?.default;
  if (parent === undefined || step === undefined) {
    const variable = walk.context.plan.variables?.[name];
    return [{ kind: 'value', value: variable === undefined ? fallback : variable.value }];
  }
  const call = configured(walk, module)?.call;
  const expression = memberOf(call?.expressions, name);
  if (call === undefined) return [{ kind: 'lost', text }];
  if (expression === undefined) return [{ kind: 'value', value: fallback }];
  return followExpression(expression, { module: parent, index: step.index ?? place.index, forEach: call.for_each_expression }, walk);
}

function followModule(reference: Extract<Reference, { kind: 'module' }>, text: string, place: Place, walk: Walk): readonly ReferenceEnd[] {
  const { name, index, output } = reference;
  const choice = chooseInstance(place.module.calls.get(name), index, place.index);
  const modules =
    choice.candidates.length > 0 ? choice.candidates : [emptyModule(place.module, index === undefined ? { name } : { name, index })];
  const outputs = walk.context.configuration.get(pathBelow(place.module.path, name))?.module.outputs ?? {};
  const wanted = output?.name ?? walk.output;
  const expressions = wanted === undefined ? Object.values(outputs) : [outputs[wanted]];
  if (modules.length > mostModules || expressions.length === 0) return [{ kind: 'lost', text }];
  const hint = output?.index ?? (choice.hintUsed ? undefined : place.index);
  return modules.flatMap((module) =>
    expressions.flatMap((found) =>
      followExpression(
        found?.expression,
        { module, index: hint, forEach: undefined },
        { context: walk.context, depth: walk.depth, output: undefined },
      ),
    ),
  );
}

function configured(walk: Walk, module: ModuleInstance): ConfiguredModule | undefined {
  return walk.context.configuration.get(module.path);
}
