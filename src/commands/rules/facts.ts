import { Flags } from '@oclif/core';
import { listVocabulary } from '../../app/describe-rules.js';
import { BaseCommand } from '../../cli/base-command.js';
import { vocabularyText } from '../../cli/vocabulary-text.js';

export default class RulesFacts extends BaseCommand {
  static override summary = 'List what expressions of rules may speak of: fields, facts and functions, with types.';
  static override examples = [{ description: 'everything', command: '<%= config.bin %> rules facts' }];
  static override flags = { json: Flags.boolean({ description: 'As JSON' }) };

  async run(): Promise<void> {
    const { flags } = await this.parse(RulesFacts);
    const all = listVocabulary();
    await this.write(
      flags.json
        ? `${JSON.stringify(
            all.map(({ kind, vocabulary }) => ({ kind, ...vocabulary })),
            null,
            2,
          )}\n`
        : vocabularyText(all),
    );
  }
}
