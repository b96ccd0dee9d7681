import { printableJson } from '../schema/printable-json.js';

/** Writes a value as indented JSON that is safe to print. */
export function jsonText(value: unknown): string {
  return `${printableJson(JSON.stringify(value, null, 2))}\n`;
}
