import { renderGithub } from '../../src/reporters/github.js';
import type { Report } from '../../src/schema/generated/report.js';

/** The lines that the runner takes for a command (actions/runner, ActionCommand.cs: `::` after white space, `##[` anywhere). */
export function commandsOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
}

/** The titles of the annotations of a report, as they are escaped. */
export function titlesOf(report: Report): string[] {
  return commandsOf(renderGithub(report)).map((line) => line.replace(/^.*title=(.*?)::.*$/, '$1'));
}
