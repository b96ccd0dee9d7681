import { tooDeepAt } from '../../model/nesting.js';
import { isList, isObject } from './json-shape.js';
import type { Json } from './plan-document.js';

const accountIds = /(?<!\d)\d{12}(?!\d)/gu;

/**
 * What a sensitive text tells in parts: the account in an ARN, and of a resource policy whom it names and how it narrows that.
 * Findings quote a policy statement by statement, so that to hide the whole text would hide nothing.
 */
export function tellingPartsOf(text: string): readonly string[] {
  const names = text.startsWith('{') ? namesIn(policyOf(text)) : [text];
  return names.flatMap((name) => [name, ...(name.match(accountIds) ?? [])]);
}

/** Null for what is no JSON, and for what is nested so deeply that nobody reads, and so quotes, it. */
function policyOf(text: string): Json {
  try {
    const policy: Json = JSON.parse(text);
    return tooDeepAt(text) < 0 ? policy : null;
  } catch {
    return null;
  }
}

function namesIn(policy: Json): readonly string[] {
  if (!isObject(policy)) return [];
  const { Statement = [] } = policy;
  const statements = isList(Statement) ? Statement : [Statement];
  return [...leaves(policy['Id']), ...statements.flatMap(namesInStatement)].filter((name) => !isCommon(name));
}

function namesInStatement(statement: Json): readonly string[] {
  if (!isObject(statement)) return [];
  return ['Sid', 'Principal', 'NotPrincipal', 'Condition'].flatMap((key) => leaves(statement[key]));
}

function leaves(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(leaves);
  return isObject(value) ? Object.values(value).flatMap(leaves) : [];
}

/** Words of everybody's policies: to blank them out would spoil other findings and hide nothing. */
function isCommon(name: string): boolean {
  return name === 'true' || name === 'false' || name.endsWith('.amazonaws.com');
}
