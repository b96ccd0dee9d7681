import { closest } from '../model/closest.js';
import type { ExpressionFault, Refusal, Vocabulary } from './expression.js';

/** A function that expressions may call: one of ours, or of the language. */
interface KnownFunction {
  readonly name: string;
  readonly signature: string;
  readonly receiverType: string | null;
}

/** The names that an expression may speak of. */
export interface KnownNames {
  readonly vocabulary: Vocabulary;
  readonly parameters: readonly string[];
  readonly functions: () => readonly KnownFunction[];
  /** The CEL type of a part of the expression. */
  readonly typeOf: (part: string) => string | undefined;
}

/** Turns what the expression library says into words for the author of a rule, with the name that was probably meant. */
export function describeFault(refusal: Refusal, text: string, known: KnownNames): ExpressionFault {
  const { start, end } = refusal;
  const word = text.slice(start, end);
  return { start, end: Math.max(end, start + 1), ...inWords(refusal, word, text, known) };
}

function inWords(refusal: Refusal, word: string, text: string, known: KnownNames): Pick<ExpressionFault, 'message' | 'suggestion'> {
  const { code, message } = refusal;
  switch (code) {
    case 'no_such_key':
      return { message: `there is no field "${word}" here`, suggestion: closest(word, fieldsAt(refusal, text, known)) };
    case 'unknown_variable':
      return {
        message: `there is no variable "${word}"`,
        suggestion: closest(word, [...Object.keys(known.vocabulary.variables), 'params']),
      };
    case 'no_matching_overload':
      return callFault(message, known);
    case 'expected_token':
    case 'unexpected_token':
      return { message: message.replaceAll(/\b[A-Z]+\b/g, (token) => tokens[token] ?? token), suggestion: '' };
    case 'limit_exceeded':
      return { message: message.replace(/^Exceeded (\w+) \((\d+)\)$/, exceeded), suggestion: '' };
    default:
      return { message, suggestion: '' };
  }
}

const tokens: Readonly<Record<string, string>> = {
  EOF: 'the end of the expression',
  RPAREN: '")"',
  LPAREN: '"("',
  RBRACKET: '"]"',
  RBRACE: '"}"',
  COLON: '":"',
  COMMA: '","',
};

const limits: Readonly<Record<string, string>> = {
  maxAstNodes: 'parts',
  maxDepth: 'levels of nesting',
  maxListElements: 'entries in a list',
  maxMapEntries: 'entries in a map',
  maxCallArguments: 'arguments in a call',
};

function exceeded(_: string, limit: string, most: string): string {
  return `the expression is too large: it may have ${most} ${limits[limit] ?? limit}; what needs more is better a field of its own`;
}

/** The fields of what stands before the dot; those of every type where that cannot be told, as in a macro. */
function fieldsAt({ start }: Refusal, text: string, { vocabulary: { types }, parameters, typeOf }: KnownNames): readonly string[] {
  const receiver = /([\w.]+)\.\??\s*$/.exec(text.slice(0, start))?.[1];
  const type = receiver === undefined ? undefined : typeOf(receiver);
  if (type === 'Params') return parameters;
  const declared = types.find(({ name }) => name === type);
  return declared === undefined ? types.flatMap(({ fields }) => Object.keys(fields)) : Object.keys(declared.fields);
}

/** The library says `found no matching overload for 'string.startswith(string)'`. */
function callFault(said: string, { functions }: KnownNames): Pick<ExpressionFault, 'message' | 'suggestion'> {
  const [, receiver = '', name = '', given = ''] = /'(?:([^'()]*)\.)?(\w+)\(([^'()]*)\)'/.exec(said) ?? [];
  // Our own `matches` goes by another name inside.
  const shown = name === 're2Find' ? 'matches' : name;
  const all = functions().filter((one) => one.name !== 're2Find');
  const callable = all.filter(({ receiverType }) => (receiverType === null) === (receiver === ''));
  const same = callable.filter((one) => one.name === shown).map(({ signature }) => signature);
  const call = `${receiver === '' ? '' : `${receiver}.`}${shown}(${given})`;
  if (same.length > 0) return { message: `${call} does not fit ${same.join(' or ')}`, suggestion: '' };
  const what = receiver === '' ? `function "${shown}"` : `function "${shown}" on ${receiver}`;
  return { message: `there is no ${what}`, suggestion: closest(shown, new Set(callable.map((one) => one.name))) };
}
