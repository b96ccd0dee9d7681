import type { Report } from '../schema/generated/report.js';

/** What the terminal can show. Decided by the CLI: no colour codes and no box drawing into a pipe. */
export interface Terminal {
  readonly width: number;
  readonly colour: boolean;
  readonly boxes: boolean;
}

/** What a reporter needs beside the report. */
export interface ReporterOptions {
  readonly terminal: Terminal;
  /** The file that a SARIF result points at where a finding has no location of its own: GitHub shows no result without one. */
  readonly sarifAnchor: string;
}

/** Turns the report into text. Pure: the same report and options give the same bytes. */
export type Reporter = (report: Report, options: ReporterOptions) => string;

/** The options for a file or a pipe. */
export const plainOptions: ReporterOptions = {
  terminal: { width: 80, colour: false, boxes: false },
  sarifAnchor: '.ecr-audit.yaml',
};
