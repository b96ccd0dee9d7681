import { Flags } from '@oclif/core';
import { judgeScan } from '../app/judge-scan.js';
import { openInventory } from '../app/open-inventory.js';
import { awsFlags, liveOptions } from '../cli/aws-flags.js';
import { checkInventoryFlags } from '../cli/inventory-flags.js';
import { JudgingCommand } from '../cli/judging-command.js';
import { judgingFlags } from '../cli/judging-flags.js';
import { demoInventory, savedInventory } from '../cli/saved-inventory.js';

export default class Scan extends JudgingCommand {
  static override summary = 'Audit live registries, or a saved inventory of them.';
  static override description =
    `Reads every Amazon ECR repository of the accounts and regions that are asked for, with its images and what stands around it, and judges it. Nothing is changed, and no image is pulled.

What could not be read is listed under "incomplete", with the permission or command that mends it; what hangs on it is unknown, never a pass.

Exit codes: 0 nothing at or above --fail-on, 1 findings at or above it, 2 usage, configuration or input error (nothing was judged), 3 part could not be read and nothing that was read gives 1.`;
  static override examples = [
    { description: 'one environment of the config, with its accounts, regions and role', command: '<%= config.bin %> scan --env prod' },
    {
      description: 'two regions of the account of a profile',
      command: '<%= config.bin %> scan --profile audit --region eu-central-1 --region us-east-1',
    },
    {
      description: 'every account of the organization, in every region that it has enabled',
      command: '<%= config.bin %> scan --org --assume-role ecr-audit --region all',
    },
    {
      description: 'save what was read, and judge it again later without AWS',
      command: '<%= config.bin %> scan --save inventory.jsonl.gz',
    },
    { description: 'judge a saved inventory', command: '<%= config.bin %> scan --from inventory.jsonl.gz --pack strict' },
    { description: 'see what it looks like, without an account', command: '<%= config.bin %> scan --demo' },
  ];

  static override flags = {
    ...awsFlags,
    from: Flags.string({
      env: 'ECR_AUDIT_FROM',
      helpValue: 'FILE',
      description: 'Judge this saved inventory instead of live registries; - for stdin',
    }),
    demo: Flags.boolean({ description: 'Judge the inventory of a made-up company' }),
    save: Flags.string({ env: 'ECR_AUDIT_SAVE', helpValue: 'FILE', description: 'Save what is read, gzipped where the name ends in .gz' }),
    redact: Flags.boolean({
      env: 'ECR_AUDIT_REDACT',
      description: 'Hide names and account ids, in the saved inventory and in the report alike',
    }),
    ...judgingFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Scan);
    checkInventoryFlags(this.argv);
    const options = await this.optionsOf(flags);
    const progress = this.progressLine(flags, 'scanning');
    try {
      const records = openInventory({
        ...options,
        ...(flags.from === undefined ? {} : { from: savedInventory(flags.from, process.stdin) }),
        ...(flags.demo ? { from: demoInventory(this.config.root) } : {}),
        ...(flags.save === undefined ? {} : { save: flags.save }),
        redact: flags.redact,
        live: liveOptions(flags),
      });
      const report = await judgeScan(records, { ...options, notify: progress.show });
      progress.end();
      await this.report(report, flags, options.settings?.file || '.ecr-audit.yaml');
    } finally {
      progress.end();
    }
  }
}
