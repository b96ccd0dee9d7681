import { plainLine } from '../reporters/github-command.js';
import { neutralise } from '../reporters/neutralise.js';

/**
 * An error as every command prints it: what went wrong, what to do about it, and a code for scripts. The runner of GitHub Actions reads
 * workflow commands from stderr too, so that no line of what came from outside may be one.
 */
export function errorText(message: string, hint: string, code: string): string {
  return `${[`error: ${message}`, `hint: ${hint}`, `code: ${code}`]
    .flatMap((part) => part.split('\n'))
    .map((line) => plainLine(neutralise(line)))
    .join('\n')}\n`;
}

/** An error that nobody foresaw. */
export function crashText(error: Error): string {
  return errorText(error.stack ?? error.message, 'this is a fault of ecr-audit: please report it with the text above', 'crash');
}
