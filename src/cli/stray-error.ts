import { Config, handle } from '@oclif/core';
import { didYouMean } from '../model/closest.js';
import { crashText, errorText } from './error-text.js';
import { exitCode } from './exit-code.js';

/** Prints an error that came from no command of ours, such as a command that there is not, and ends the process. */
export async function endByStrayError(error: unknown, root: string): Promise<void> {
  if (!(error instanceof Error) || isExit(error)) return handle(error instanceof Error ? error : new Error(String(error)));
  const { commandIDs } = await Config.load(root);
  process.stderr.write(strayErrorText(error, commandIDs), () => process.exit(exitCode.error));
}

/** What to print of an error, given the ids of all commands (`rules:test`). */
export function strayErrorText(error: Error, commands: readonly string[]): string {
  // oclif has no code for it: its run says "command x not found", its help "Command x not found."
  const [, id] = /^command (.+) not found\.?$/i.exec(error.message) ?? [];
  if (id !== undefined) return errorText(noCommand(id, commands), 'ecr-audit --help lists the commands', 'usage');
  if ('oclif' in error) return errorText(error.message, 'ecr-audit --help shows how it is used', 'usage');
  return crashText(error);
}

/** oclif takes every word up to the first flag for a part of the command's id: `plna:tfplan.json`. */
function noCommand(id: string, commands: readonly string[]): string {
  const words = id.split(':');
  const isTopic = commands.includes(words[0] ?? '');
  for (const length of isTopic ? [2] : [2, 1]) {
    const typed = words.slice(0, length).join(' ');
    const meant = didYouMean(typed, commandsOf(length, commands));
    if (meant !== '') return `${typed} is not a command${meant}`;
  }
  return `${isTopic ? words.join(' ') : words[0]} is not a command`;
}

function commandsOf(length: number, commands: readonly string[]): readonly string[] {
  return commands.map((command) => command.split(':')).flatMap((parts) => (parts.length === length ? [parts.join(' ')] : []));
}

/** How oclif ends a process on purpose. */
function isExit(error: Error): boolean {
  return 'code' in error && error.code === 'EEXIT';
}
