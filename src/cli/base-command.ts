import { Command } from '@oclif/core';
import { closest } from '../model/closest.js';
import { EcrAuditError, isEcrAuditError } from '../model/errors.js';
import { crashText, errorText } from './error-text.js';
import { exitCode } from './exit-code.js';

/** What every command shares: one place where an error becomes text and exit code. */
export abstract class BaseCommand extends Command {
  /** Writes data to stdout and waits until it is taken: a pipe holds less than a report. */
  protected write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      process.stdout.write(text, (error) => (error ? reject(isBrokenPipe(error) ? error : unwritable(error)) : resolve()));
    });
  }

  /** Anything that goes wrong is exit code 2, never 1, which means findings. */
  protected override async catch(error: Error): Promise<void> {
    if (isBrokenPipe(error)) {
      process.exitCode ??= exitCode.ok;
      return;
    }
    process.exitCode = exitCode.error;
    process.stderr.write(this.textOf(error));
  }

  private textOf(error: Error): string {
    if (isEcrAuditError(error)) return errorText(error.message, error.hint, error.code);
    const hint = `ecr-audit ${this.id?.replaceAll(':', ' ') ?? ''} --help shows how it is used`;
    return isUsageError(error) ? errorText(this.usageFault(error), hint, 'usage') : crashText(error);
  }

  /** What oclif says, with the flag that was probably meant, and without the line that our hint takes the place of. */
  private usageFault(error: Error): string {
    const said = error.message.replace(/\nSee more help with --help$/, '');
    const [wrong] = 'flags' in error && Array.isArray(error.flags) ? error.flags : [];
    const known = Object.keys(this.ctor.flags).map((name) => `--${name}`);
    const meant = typeof wrong === 'string' && said.startsWith('Nonexistent flag') ? closest(wrong, known) : '';
    return meant === '' ? said : `${said} (did you mean "${meant}"?)`;
  }
}

function unwritable(error: Error): EcrAuditError {
  return new EcrAuditError('report-unwritable', `standard output cannot be written: ${error.message}`, {
    hint: 'make room, or write to another place',
    cause: error,
  });
}

function isUsageError(error: Error): boolean {
  return 'oclif' in error;
}

function isBrokenPipe(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}
