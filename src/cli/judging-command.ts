import path from 'node:path';
import type { JudgeOptions } from '../app/judge-options.js';
import { readSettings } from '../config/read-settings.js';
import { formats } from '../reporters/index.js';
import { verdictLine } from '../reporters/verdict.js';
import type { Report } from '../schema/generated/report.js';
import { BaseCommand } from './base-command.js';
import { exitCodeOf } from './exit-code.js';
import { repeated } from './judging-flags.js';
import { type Destination, planOutputs } from './output-plan.js';
import { readBaseline } from './read-baseline.js';
import { createProgressLine, type ProgressLine } from './scan-progress.js';
import { terminalOf } from './terminal.js';
import { writeWholeFile } from './write-file.js';

type Repeatable = string | readonly string[] | undefined;

/** The values of the flags that judging commands share. */
export interface JudgingFlags {
  readonly env?: string | undefined;
  readonly config?: string | undefined;
  readonly pack?: Repeatable;
  readonly rule?: Repeatable;
  readonly 'skip-rule'?: Repeatable;
  readonly format?: Repeatable;
  readonly output?: Repeatable;
  readonly json: boolean;
  readonly 'all-outcomes': boolean;
  readonly 'fail-on'?: string | undefined;
  readonly 'fail-on-unknown': boolean;
  readonly severity?: string | undefined;
  readonly baseline?: string | undefined;
  readonly 'show-waived': boolean;
  readonly 'soft-fail': boolean;
  readonly 'allow-partial': boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** A command that judges something and reports on it. */
export abstract class JudgingCommand extends BaseCommand {
  /** The options that the shared flags stand for. */
  protected async optionsOf(flags: JudgingFlags): Promise<JudgeOptions> {
    planOutputs(outputFlags(flags));
    const packs = repeated(flags.pack);
    return {
      settings: await readSettings({ configFile: flags.config ?? null, folder: '.', packs }),
      packs,
      rules: repeated(flags.rule),
      skipRules: repeated(flags['skip-rule']),
      environment: flags.env ?? '',
      allOutcomes: flags['all-outcomes'],
      showWaived: flags['show-waived'],
      failOnUnknown: flags['fail-on-unknown'],
      softFail: flags['soft-fail'],
      baseline: await readBaseline(flags.baseline),
      ...(flags['fail-on'] === undefined ? {} : { failOn: flags['fail-on'] as NonNullable<JudgeOptions['failOn']> }),
      ...(flags.severity === undefined ? {} : { minimumSeverity: flags.severity as NonNullable<JudgeOptions['minimumSeverity']> }),
    };
  }

  /** A line on the terminal that says how far the reading of an inventory has come; taken away when the process ends, whatever ends it. */
  protected progressLine({ quiet }: Pick<JudgingFlags, 'quiet'>, doing: string): ProgressLine {
    const { stderr } = process;
    const progress = createProgressLine(
      {
        isTTY: stderr.isTTY === true && !quiet && (process.env['CI'] ?? '') === '',
        columns: stderr.columns,
        write: (text) => stderr.write(text),
        now: () => performance.now(),
      },
      doing,
    );
    // Ctrl-C ends the process at once, and the prompt is to stand on a line of its own.
    process.once('exit', progress.end);
    return progress;
  }

  /** Renders the report in every format that was asked for, and sets the exit code. */
  protected async report(report: Report, flags: JudgingFlags, sarifAnchor: string): Promise<void> {
    process.exitCode = exitCodeOf(report, { softFail: flags['soft-fail'], allowPartial: flags['allow-partial'] });
    const outputs = planOutputs(outputFlags(flags));
    await this.render(report, outputs, sarifAnchor, flags);
    if (outputs.every(({ file }) => file !== null) && !flags.quiet) {
      process.stderr.write(`${verdictLine(report)}; written: ${outputs.map(({ file }) => path.normalize(file ?? '')).join(', ')}\n`);
    }
  }

  /** Renders the report of a run that ends in an error, for whoever reads no stderr: a table on stdout would say the same twice. */
  protected async reportError(report: Report, flags: JudgingFlags, sarifAnchor: string): Promise<void> {
    const outputs = planOutputs(outputFlags(flags)).filter(({ format, file }) => format !== 'table' || file !== null);
    await this.render(report, outputs, sarifAnchor, flags);
  }

  private async render(
    report: Report,
    outputs: readonly Destination[],
    sarifAnchor: string,
    { color }: Pick<JudgingFlags, 'color'>,
  ): Promise<void> {
    const { isTTY = false, columns } = process.stdout;
    const terminal = terminalOf({ isTTY, columns, env: process.env, color });
    for (const { format, file } of outputs) {
      const render = await formats[format]();
      const plain = { ...terminal, colour: false, boxes: false };
      const text = render(report, { terminal: file === null ? terminal : plain, sarifAnchor });
      if (file === null) await this.write(text);
      else await writeWholeFile(file, text);
    }
  }
}

function outputFlags({ format, output = [], json }: JudgingFlags): Parameters<typeof planOutputs>[0] {
  // A comma may be part of a file's name.
  return { format: repeated(format), output: typeof output === 'string' ? [output] : output, json };
}
