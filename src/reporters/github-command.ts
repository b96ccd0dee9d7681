/** The kinds of annotation that a workflow command makes. */
export type AnnotationLevel = 'error' | 'warning' | 'notice';

export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  readonly location?: { readonly file: string; readonly line: number; readonly column?: number | undefined } | undefined;
}

/** A workflow command, escaped as actions/toolkit does it (packages/core/src/command.ts). */
export function workflowCommand({ level, title, message, location }: Annotation): string {
  return `::${level} ${[...place(location), `title=${property(title)}`].join(',')}::${data(message)}`;
}

function place(location: Annotation['location']): string[] {
  if (location === undefined) return [];
  const { file, line, column } = location;
  return [`file=${property(file)}`, `line=${line}`, ...(column === undefined ? [] : [`col=${column}`])];
}

/**
 * A line of a log that the runner takes for no command. It reads `::name` only where a line begins, after white space, but the
 * older `##[name]` anywhere in it (actions/runner, ActionCommand.cs).
 */
export function plainLine(text: string): string {
  const tame = withoutOldCommand(text);
  return /^\s*::/.test(tame) ? `> ${tame}` : tame;
}

function data(text: string): string {
  return withoutOldCommand(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function withoutOldCommand(text: string): string {
  return text.replace(/#(?=#)/g, '# ');
}
