import { Flags } from '@oclif/core';
import { type DescribedRule, listRules } from '../../app/describe-rules.js';
import { BaseCommand } from '../../cli/base-command.js';
import { readSettings } from '../../config/read-settings.js';

export default class Rules extends BaseCommand {
  static override summary = 'List every rule, with its severity and the packs that hold it.';
  static override examples = [
    { description: 'all rules', command: '<%= config.bin %> rules' },
    { description: 'the rules of a pack', command: '<%= config.bin %> rules --pack enterprise' },
    { description: 'for a script', command: '<%= config.bin %> rules --json' },
  ];

  static override flags = {
    pack: Flags.string({ helpValue: 'NAME', description: 'Only the rules of this pack' }),
    config: Flags.string({ char: 'c', env: 'ECR_AUDIT_CONFIG', helpValue: 'FILE', description: 'Config, for rules of your own' }),
    json: Flags.boolean({ description: 'The rules as JSON' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Rules);
    const rules = listRules(await readSettings({ configFile: flags.config ?? null, folder: '.', packs: [] }), flags.pack);
    await this.write(flags.json ? `${JSON.stringify(rules.map(inBrief), null, 2)}\n` : listing(rules));
  }
}

function inBrief({ rule, packs }: DescribedRule): object {
  const { id, title, severity, applies, controls = {} } = rule;
  return { id, title, severity, applies, packs, controls };
}

function listing(rules: readonly DescribedRule[]): string {
  const width = Math.max(0, ...rules.map(({ rule }) => rule.id.length));
  const lines = rules.map(
    ({ rule, packs }) =>
      `${rule.severity.padEnd(8)}  ${rule.id.padEnd(width)}  ${rule.title}${packs.length === 0 ? '' : `  [${packs.join(', ')}]`}`,
  );
  return `${lines.join('\n')}\n`;
}
