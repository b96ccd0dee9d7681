import { type ASTNode, TypeError as CelTypeError, Environment, EvaluationError, ParseError } from '@marcbachmann/cel-js';
import type { FunctionDeclaration } from '../facts/function-declaration.js';
import { type ObjectType, UnknownRead } from '../facts/object-type.js';
import type { Unknown } from '../model/inventory.js';
import { unknown } from '../model/unknown.js';
import type { Parameter } from '../schema/generated/rule.js';
import { describeFault, type KnownNames } from './expression-fault.js';
import { lint, nodesOf } from './expression-lint.js';
import { type ReadPath, readsOf } from './expression-reads.js';
import type { RegexEngine } from './regex-engine.js';

/** A node of a parsed expression. */
export type ExpressionNode = ASTNode;

/** What expressions about one kind of subject may speak of. */
export interface Vocabulary {
  readonly variables: Readonly<Record<string, ObjectType>>;
  readonly types: readonly ObjectType[];
  readonly functions: readonly FunctionDeclaration[];
}

/**
 * Result of evaluating an expression: a value, the first unknown that mattered, or, where the expression itself fails (a missing map
 * key, a failed conversion), what its library says of that in `failure`, which is empty otherwise.
 */
export type Evaluation = { readonly value: unknown } | { readonly unknown: Unknown; readonly failure: string };

/** A compiled expression. */
export interface Expression {
  readonly text: string;
  /** What it reads of the variables; nothing else decides its value. */
  readonly reads: () => readonly ReadPath[];
  evaluate(variables: Readonly<Record<string, unknown>>): Evaluation;
}

/** Something wrong with an expression; offsets are into its text. */
export interface ExpressionFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly suggestion: string;
}

/** Compiles expressions of one rule or pack entry. */
export interface Language {
  /** Compiles without checking types: for shipped rules, which the tests have checked. */
  compile(text: string): Expression;
  /** Compiles and checks; `expected` is the CEL type that the expression must have, or null for any. */
  check(text: string, expected: 'bool' | null): Expression | ExpressionFault;
  /** The object that `params` is bound to. */
  params(values: Readonly<Record<string, unknown>>): object;
}

/** The environment of a kind of subject, before a rule's parameters are added to it. */
export interface LanguageBase {
  readonly environment: Environment;
  readonly vocabulary: Vocabulary;
  readonly regex: RegexEngine;
}

const limits = { maxAstNodes: 400, maxDepth: 24, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 8 };
const celTypeOf = {
  number: 'double',
  string: 'string',
  boolean: 'bool',
  strings: 'list<string>',
  environments: 'list<string>',
} as const;

/** The environment of a kind of subject: built once, cloned for each rule's parameters. */
export function createBase(vocabulary: Vocabulary, regex: RegexEngine): LanguageBase {
  const environment = new Environment({ limits, enableOptionalTypes: true });
  for (const { name, fields, viewConstructor } of vocabulary.types) {
    environment.registerType(name, {
      ctor: viewConstructor,
      fields: Object.fromEntries(Object.entries(fields).map(([key, { type }]) => [key, type])),
    });
  }
  for (const [name, type] of Object.entries(vocabulary.variables)) environment.registerVariable(name, type.name);
  for (const { signature, call } of vocabulary.functions) environment.registerFunction(signature, call);
  // The library's own `matches` is JavaScript's RegExp, which a rule can make hang: ours has a name of the same length,
  // so that positions in the text stay true when `compile` puts it in its place.
  environment.registerFunction('string.re2Find(string): bool', (text: string, pattern: string) => regex.find(pattern, text));
  return { environment, vocabulary, regex };
}

/** The language of one rule: its base and the types of its parameters. */
export function createLanguage(base: LanguageBase, parameters: Readonly<Record<string, Parameter>>): Language {
  const environment = base.environment.clone();
  const viewOf = (): void => undefined;
  const prototype: object = Object.create(Object.prototype, { constructor: { value: viewOf } });
  viewOf.prototype = prototype;
  const fields = Object.fromEntries(Object.entries(parameters).map(([name, { type }]) => [name, celTypeOf[type]]));
  environment.registerType('Params', { ctor: viewOf, fields }).registerVariable('params', 'Params');
  const variables = new Set([...Object.keys(base.vocabulary.variables), 'params']);
  const known: KnownNames = {
    vocabulary: base.vocabulary,
    parameters: Object.keys(parameters),
    typeOf: (part) => typeOf(environment, part),
    functions: () => environment.getDefinitions().functions,
  };
  return {
    params: (values) => Object.assign(Object.create(prototype), values),
    compile: (text) => expression(environment, variables, text),
    check: (text, expected) => {
      const refused = refusal({ ...base, environment }, text, expected);
      return refused === null ? expression(environment, variables, text) : describeFault(refused, text, known);
    },
  };
}

function expression(environment: Environment, variables: ReadonlySet<string>, text: string): Expression {
  const run = environment.parse(withLinearMatches(environment, text));
  return {
    text,
    reads: () => readsOf(run.ast, variables),
    evaluate: (values) => {
      try {
        return { value: run(values) };
      } catch (thrown) {
        if (thrown instanceof UnknownRead) return { unknown: thrown.value, failure: '' };
        const failure = firstLine(thrown);
        return { unknown: ruleAtFault(failure), failure };
      }
    },
  };
}

/** The Unknown of what an expression fails to say. */
export function ruleAtFault(failure: string): Unknown {
  return unknown('ambiguous', `the rule itself fails here: ${failure}`);
}

/** What follows in a message of the library is the expression with a caret. */
function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** Why an expression is refused, as the parser, the type checker or our own lint says it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

function refusal({ environment, regex }: LanguageBase, text: string, expected: 'bool' | null): Refusal | null {
  try {
    const { ast } = environment.parse(text);
    const refused = lint(ast, ({ start, end }) => typeOf(environment, text.slice(start, end)), regex);
    if (refused !== null) return refused;
    const { type, error } = environment.parse(withLinearMatches(environment, text)).check();
    if (error !== undefined) return refusalOf(error, text);
    if (type?.startsWith('optional')) {
      return { code: 'wrong_type', message: 'this may be absent: end it with .orValue(…)', start: 0, end: text.length };
    }
    if (expected !== null && type !== expected) {
      return { code: 'wrong_type', message: `expected an expression of type ${expected}, this is ${type}`, start: 0, end: text.length };
    }
    return null;
  } catch (thrown) {
    if (thrown instanceof ParseError || thrown instanceof CelTypeError || thrown instanceof EvaluationError) return refusalOf(thrown, text);
    throw thrown;
  }
}

function refusalOf(error: ParseError | CelTypeError | EvaluationError, text: string): Refusal {
  const { start, end } = error.range ?? { start: 0, end: text.length };
  const call = error instanceof CelTypeError && error.node?.op === 'rcall' ? error.node : undefined;
  // Of a call on something, the place that matters is the name of the function.
  const receiver = call === undefined ? '' : text.slice(start, call.args[1].end);
  const dot = call === undefined ? '' : (/^[\s)]*\.\s*/.exec(text.slice(call.args[1].end))?.[0] ?? '');
  return { code: error.code, message: error.summary, start: start + receiver.length + dot.length, end };
}

function typeOf(environment: Environment, text: string): string | undefined {
  return environment.check(text).type;
}

function withLinearMatches(environment: Environment, text: string): string {
  if (!text.includes('matches')) return text;
  let rewritten = text;
  for (const node of nodesOf(environment.parse(text).ast)) {
    if (node.op !== 'rcall' || node.args[0] !== 'matches') continue;
    const at = text.indexOf('matches', node.args[1].end);
    rewritten = `${rewritten.slice(0, at)}re2Find${rewritten.slice(at + 'matches'.length)}`;
  }
  return rewritten;
}
