import { Args, Flags } from '@oclif/core';
import { testRules } from '../../app/describe-rules.js';
import { BaseCommand } from '../../cli/base-command.js';
import { exitCode } from '../../cli/exit-code.js';
import { readRules, readSettings } from '../../config/read-settings.js';

export default class RulesTest extends BaseCommand {
  static override summary = 'Check rules and run their examples.';
  static override description = 'Exit codes: 0 every example came out as it says, 1 one did not, 2 a rule is at fault.';
  static override examples = [
    { description: 'a rule of your own', command: '<%= config.bin %> rules test policies/team-tags.yaml' },
    { description: 'every rule, those of the config too', command: '<%= config.bin %> rules test' },
  ];

  static override args = {
    path: Args.string({ ignoreStdin: true, description: 'A rule file, or a folder of them; every rule without it' }),
  };
  static override flags = {
    config: Flags.string({ char: 'c', env: 'ECR_AUDIT_CONFIG', helpValue: 'FILE', description: 'Config, for rules of your own' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(RulesTest);
    const settings = await readSettings({ configFile: flags.config ?? null, folder: '.', packs: [] });
    const results = testRules(args.path === undefined ? [] : await readRules(args.path), settings);
    const failed = results.filter(({ passed }) => !passed);
    const lines = failed.map(
      ({ rule, name, expected, got }) => `${rule}: ${name}: expected ${expected}, got ${typeof got === 'string' ? got : got.error}`,
    );
    const count = new Set(results.map(({ rule }) => rule)).size;
    const sum = `${results.length - failed.length} of ${results.length} examples of ${count} ${count === 1 ? 'rule' : 'rules'} came out as they say`;
    await this.write([...lines, sum, ''].join('\n'));
    process.exitCode = failed.length === 0 ? exitCode.ok : exitCode.findings;
  }
}
