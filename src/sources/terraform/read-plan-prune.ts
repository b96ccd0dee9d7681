import type { Json } from './plan-document.js';
import { isJsonObject, type Shape } from './read-plan-shape.js';

/** A JSON object or array while it is filled. */
export type Growing = { [key: string]: Json } | Json[];

/** Leaves out of a parsed value what its shape does not keep; undefined if that is all of it. */
export function prune(value: Json, shape: Shape): Json | undefined {
  if (shape.keep === 'all') return value;
  if (shape.keep === 'none') return undefined;
  if (shape.keep === 'presence') return true;
  if (typeof value !== 'object' || value === null) return value;
  const target: Growing = Array.isArray(value) ? [] : {};
  // A container of the wrong kind stays, empty, for the check to complain of.
  if (isJsonObject(value) !== (shape.keep === 'members')) return target;
  for (const [key, member] of Object.entries(value)) {
    const kept = prune(member, shapeWithin(shape, key));
    if (kept !== undefined) put(target, key, kept, shape);
  }
  return target;
}

/** The shape of a member or an element of a value that has the given shape. */
export function shapeWithin(shape: Shape, key: string): Shape {
  if (shape.keep === 'members') return shape.members.get(key) ?? shape.others;
  if (shape.keep === 'elements') return shape.element;
  return shape;
}

/** Adds a pruned member or element to its container. */
export function put(target: Growing, key: string, value: Json, shape: Shape): void {
  if (!Array.isArray(target)) {
    if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
    else target[key] = value;
    return;
  }
  const admitted = shape.keep === 'elements' ? shape.admit(value) : value;
  if (admitted !== undefined) target.push(admitted);
}
