import { closest } from '../model/closest.js';
import type { ExpressionFault, Refusal, Vocabulary } from './expression.js';

interface KnownNames {
  readonly vocabulary: Vocabulary;
  readonly parameters: readonly string[];
}

/** Turns what the expression library says into words for the author of a rule, with the name that was probably meant. */
export function describeFault(
  refusal: Refusal,
  text: string,
  known: KnownNames,
  typeOf: (part: string) => string | undefined,
): ExpressionFault {
  const word = text.slice(refusal.start, refusal.end);
  const names = namesAt(refusal, text, known, typeOf);
  return {
    message: message(refusal, word),
    start: refusal.start,
    end: Math.max(refusal.end, refusal.start + 1),
    suggestion: closest(nameIn(word), names),
  };
}

function message(refusal: Refusal, word: string): string {
  switch (refusal.code) {
    case 'no_such_key':
      return `there is no field "${nameIn(word)}" here`;
    case 'unknown_variable':
      return `there is no variable "${nameIn(word)}"`;
    case 'expected_token':
    case 'unexpected_token':
      return refusal.message.includes('QUESTION')
        ? 'optional selection (.?) takes "not known" for "absent" and is refused'
        : refusal.message;
    default:
      return refusal.message;
  }
}

/** The name in `foo.bar(` or `foo(` or `bar`. */
function nameIn(word: string): string {
  return /^[\w.]*?(\w+)\s*(?:\(|$)/.exec(word)?.[1] ?? word;
}

/** The names that could stand where the fault is. */
function namesAt(
  refusal: Refusal,
  text: string,
  { vocabulary, parameters }: KnownNames,
  typeOf: (part: string) => string | undefined,
): string[] {
  if (refusal.code === 'unknown_variable') return [...Object.keys(vocabulary.variables), 'params'];
  if (refusal.code === 'no_such_key') {
    const receiver = /([\w.]+)\.\s*$/.exec(text.slice(0, refusal.start))?.[1];
    const type = receiver === undefined ? undefined : typeOf(receiver);
    if (type === 'Params') return [...parameters];
    const declared = vocabulary.types.find(({ name }) => name === type);
    return declared === undefined ? vocabulary.types.flatMap(({ fields }) => Object.keys(fields)) : Object.keys(declared.fields);
  }
  if (refusal.code === 'no_matching_overload')
    return vocabulary.functions.map(({ signature }) => signature.slice(0, signature.indexOf('(')));
  return [];
}
