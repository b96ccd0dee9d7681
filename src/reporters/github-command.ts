/** The kinds of annotation that a workflow command makes. */
export type AnnotationLevel = 'error' | 'warning' | 'notice';

export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  readonly location?: { readonly file: string; readonly line: number } | undefined;
}

/** A workflow command, escaped as actions/toolkit does it (packages/core/src/command.ts). */
export function workflowCommand({ level, title, message, location }: Annotation): string {
  const place = location === undefined ? [] : [`file=${property(location.file)}`, `line=${location.line}`];
  return `::${level} ${[...place, `title=${property(title)}`].join(',')}::${data(message)}`;
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
