import { tooDeepAt } from '../../model/nesting.js';
import { isList, isObject, memberOf } from './json-shape.js';
import type { Json, PlanResourceChange } from './plan-document.js';

/**
 * Attributes that have changed outside of Terraform. An attribute that is only written otherwise, null for an empty map,
 * an empty list, an empty string or false, has not; nor has JSON in another layout.
 */
export function driftedAttributes({ change }: PlanResourceChange): readonly string[] {
  const { before, after } = change;
  if (!isObject(before) || !isObject(after)) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.filter((name) => canonical(memberOf(before, name)) !== canonical(memberOf(after, name)));
}

function canonical(value: Json | undefined): string {
  return JSON.stringify(withoutNothing(value)) ?? '';
}

function withoutNothing(value: Json | undefined): Json | undefined {
  if (value === null || value === '' || value === false) return undefined;
  if (typeof value === 'string') {
    const document = parsedDocument(value);
    return document === undefined ? value : withoutNothing(document);
  }
  if (isList(value)) {
    // Providers give sets in any order.
    const members = value.map(withoutNothing).filter((member) => member !== undefined);
    return members.length === 0 ? undefined : members.toSorted(byText);
  }
  if (!isObject(value)) return value;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = withoutNothing(value[key]);
      return member === undefined ? [] : [[key, member] as const];
    });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function byText(one: Json, other: Json): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : Number(a > b);
}

// A policy as a document; any other text, broken JSON too and what is nested deeper than any policy, is itself.
function parsedDocument(text: string): Json | undefined {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    const document: Json = JSON.parse(text);
    return tooDeepAt(text) < 0 ? document : undefined;
  } catch {
    return undefined;
  }
}
