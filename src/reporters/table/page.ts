import type { Report, Scope } from '../../schema/generated/report.js';
import type { Terminal } from '../reporter.js';
import { type Paint, paintFor } from './paint.js';

/** What each section of the table needs to draw itself. */
export interface Page {
  readonly width: number;
  readonly boxes: boolean;
  readonly paint: Paint;
  readonly scope: Scope;
  readonly command: Report['command'];
  /** Some of what was to be read could not be, and is listed. */
  readonly incomplete: boolean;
}

/** Lines longer than this are hard to read, however wide the window. */
const widest = 120;
const narrowest = 40;

/** The page for a report on a terminal. */
export function pageFor(report: Report, terminal: Terminal): Page {
  return {
    width: Math.min(widest, Math.max(narrowest, Math.trunc(terminal.width) || narrowest)),
    boxes: terminal.boxes,
    paint: paintFor(terminal.colour),
    scope: report.scope,
    command: report.command,
    incomplete: report.incomplete.length > 0,
  };
}
