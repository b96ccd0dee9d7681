import { Args, Flags } from '@oclif/core';
import { findRules } from '../app/describe-rules.js';
import { BaseCommand } from '../cli/base-command.js';
import { ruleText } from '../cli/rule-text.js';
import { readSettings } from '../config/read-settings.js';

export default class Explain extends BaseCommand {
  static override summary = 'Explain a rule: what it demands, why, and how to comply.';
  static override examples = [
    { description: 'by its name', command: '<%= config.bin %> explain immutable-tags' },
    { description: 'by the id that another tool has for it', command: '<%= config.bin %> explain CKV_AWS_51' },
  ];

  static override args = {
    rule: Args.string({ required: true, ignoreStdin: true, description: 'Slug of the rule, or an id of another tool' }),
  };
  static override flags = {
    config: Flags.string({ char: 'c', env: 'ECR_AUDIT_CONFIG', helpValue: 'FILE', description: 'Config, for rules of your own' }),
    json: Flags.boolean({ description: 'The rule as JSON' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const found = findRules(args.rule, await readSettings({ configFile: flags.config ?? null, folder: '.', packs: [] }));
    await this.write(flags.json ? `${JSON.stringify(found, null, 2)}\n` : found.map(ruleText).join('\n'));
  }
}
