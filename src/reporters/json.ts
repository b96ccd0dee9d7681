import type { Report } from '../schema/generated/report.js';
import { jsonText } from './json-text.js';

/** The report document itself, in the key order in which it was made. */
export function renderJson(report: Report): string {
  return jsonText(report);
}
