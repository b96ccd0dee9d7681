import { TokenType } from '@streamparser/json';
import type { Json } from './plan-document.js';
import { type Growing, put, shapeWithin } from './read-plan-prune.js';
import type { Shape } from './read-plan-shape.js';

/** Builds a value from JSON's tokens, without what its shape leaves out. */
export interface Tree {
  /** Takes the next token; where JSON does not allow it, says what it does. */
  readonly take: (token: TokenType, value: Json) => string | undefined;
  readonly isComplete: () => boolean;
  /** The value, once it is complete. */
  readonly root: () => Json | undefined;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma' | 'nothing';

/** An open container; without a target, one that is left out. */
interface Frame {
  readonly isArray: boolean;
  readonly target: Growing | undefined;
  readonly shape: Shape;
  key: string;
}

/** What JSON allows after a complete value. */
export const nothingMore = 'nothing more after the plan';

const inWords: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value or ]': "a value or ']'",
  key: 'a name in double quotes',
  'key or }': "a name in double quotes or '}'",
  colon: "':'",
  comma: "',' or a closing bracket",
  nothing: nothingMore,
};

const nothing: Shape = { keep: 'none' };

/** Starts a tree: a JSON grammar over tokens, which the tokenizer does not check. */
export function growTree(shape: Shape): Tree {
  const frames: Frame[] = [];
  let expected: Expected = 'value';
  let root: Json | undefined;

  function add(value: Json): void {
    const parent = frames.at(-1);
    if (parent === undefined) root = value;
    else if (parent.target !== undefined) put(parent.target, parent.key, value, parent.shape);
    expected = parent === undefined ? 'nothing' : 'comma';
  }

  function addScalar(value: Json): void {
    const own = ownShape();
    if (own.keep === 'none') expected = 'comma';
    else add(own.keep === 'presence' ? true : value);
  }

  function ownShape(): Shape {
    const parent = frames.at(-1);
    return parent === undefined ? shape : shapeWithin(parent.shape, parent.key);
  }

  function open(isArray: boolean): void {
    const own = ownShape();
    const left = own.keep === 'none' || own.keep === 'presence';
    const mismatched = (own.keep === 'members' && isArray) || (own.keep === 'elements' && !isArray);
    if (own.keep === 'presence') add(true);
    frames.push({ isArray, target: left ? undefined : isArray ? [] : {}, shape: left || mismatched ? nothing : own, key: '' });
    expected = isArray ? 'value or ]' : 'key or }';
  }

  function close(isArray: boolean): boolean {
    if (frames.at(-1)?.isArray !== isArray) return false;
    const target = frames.pop()?.target;
    if (target === undefined) expected = 'comma';
    else add(target);
    return true;
  }

  function takeValue(token: TokenType, value: Json): boolean {
    if (token === TokenType.LEFT_BRACE) open(false);
    else if (token === TokenType.LEFT_BRACKET) open(true);
    else if (token === TokenType.RIGHT_BRACKET) return expected === 'value or ]' && close(true);
    else if (isScalar(token)) addScalar(value);
    else return false;
    return true;
  }

  function takeKey(token: TokenType, value: Json): boolean {
    if (token === TokenType.RIGHT_BRACE) return expected === 'key or }' && close(false);
    const frame = frames.at(-1);
    if (token !== TokenType.STRING || typeof value !== 'string' || frame === undefined) return false;
    frame.key = value;
    expected = 'colon';
    return true;
  }

  function takeComma(token: TokenType): boolean {
    if (token === TokenType.RIGHT_BRACE) return close(false);
    if (token === TokenType.RIGHT_BRACKET) return close(true);
    if (token !== TokenType.COMMA) return false;
    expected = frames.at(-1)?.isArray ? 'value' : 'key';
    return true;
  }

  function takeColon(token: TokenType): boolean {
    if (token !== TokenType.COLON) return false;
    expected = 'value';
    return true;
  }

  function fits(token: TokenType, value: Json): boolean {
    if (expected === 'value' || expected === 'value or ]') return takeValue(token, value);
    if (expected === 'key' || expected === 'key or }') return takeKey(token, value);
    if (expected === 'colon') return takeColon(token);
    return expected === 'comma' && takeComma(token);
  }

  return {
    take: (token, value) => (fits(token, value) ? undefined : inWords[expected]),
    isComplete: () => expected === 'nothing',
    root: () => root,
  };
}

function isScalar(token: TokenType): boolean {
  return token === TokenType.STRING || token === TokenType.NUMBER || (token >= TokenType.TRUE && token <= TokenType.NULL);
}
