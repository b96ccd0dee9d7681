import { Args, Flags } from '@oclif/core';
import { judgePlan } from '../app/judge-plan.js';
import { JudgingCommand } from '../cli/judging-command.js';
import { judgingFlags } from '../cli/judging-flags.js';
import { openInputFile, readInput } from '../cli/read-input.js';
import { anchorIn, findSourceRoot } from '../cli/source-root.js';

export default class Plan extends JudgingCommand {
  static override summary = 'Audit a Terraform plan.';
  static override description =
    `Judges every Amazon ECR resource of a plan, as it will be once the plan is applied, and what the plan does to those that are there.

Exit codes: 0 nothing at or above --fail-on, 1 findings at or above it, 2 usage, configuration or input error (nothing was judged), 3 part could not be read.`;
  static override examples = [
    { description: 'in CI, on the plan of a pull request', command: 'terraform show -json tfplan | <%= config.bin %> plan --env prod' },
    {
      description: 'for GitHub code scanning, with the lines of the source',
      command: '<%= config.bin %> plan tfplan.json -f sarif -o ecr-audit.sarif --source-root .',
    },
    { description: 'only what the plan changes', command: '<%= config.bin %> plan tfplan.json --changed-only' },
    { description: 'one rule, by the id of another tool', command: '<%= config.bin %> plan tfplan.json --rule CKV_AWS_51' },
  ];

  static override args = {
    // oclif fills an argument from stdin within 10 ms, which tears a slow plan in two: we read stdin ourselves.
    file: Args.string({ description: 'Output of terraform show -json; - or nothing for stdin', ignoreStdin: true }),
  };

  static override flags = {
    ...judgingFlags,
    'changed-only': Flags.boolean({ env: 'ECR_AUDIT_CHANGED_ONLY', description: 'Report only on resources that the plan changes' }),
    'source-root': Flags.string({
      env: 'ECR_AUDIT_SOURCE_ROOT',
      helpValue: 'DIR',
      default: '.',
      description: 'Folder of the root module, to find the line of a finding',
    }),
    'sarif-anchor': Flags.string({
      env: 'ECR_AUDIT_SARIF_ANCHOR',
      helpValue: 'FILE',
      description: 'File that SARIF places findings in whose line is not found',
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Plan);
    const options = await this.optionsOf(flags);
    const input = await readInput(args.file, { stdin: process.stdin, isTTY: process.stdin.isTTY === true, openFile: openInputFile });
    const sourceRoot = await findSourceRoot(flags['source-root'], '.');
    const report = await judgePlan(input.bytes, {
      ...options,
      source: input.name,
      changedOnly: flags['changed-only'],
      sourceRoot,
    });
    await this.report(report, flags, flags['sarif-anchor'] ?? anchorIn(sourceRoot, options.settings?.file ?? ''));
  }
}
