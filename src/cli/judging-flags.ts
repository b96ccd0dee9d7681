import { Flags } from '@oclif/core';
import { formatNames } from '../reporters/index.js';
import { severities } from '../reporters/severity.js';

/** The values of a repeatable flag. oclif hands over its variable as one text, commas and all. */
export function repeated(given: string | readonly string[] | undefined): readonly string[] {
  if (typeof given !== 'string') return given ?? [];
  return given
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The flags that every judging command shares; each is an ECR_AUDIT_… variable too. */
export const reportingFlags = {
  env: Flags.string({ env: 'ECR_AUDIT_ENV', helpValue: 'NAME', description: 'Judge what belongs to this environment, or to none' }),
  config: Flags.string({
    char: 'c',
    env: 'ECR_AUDIT_CONFIG',
    helpValue: 'FILE',
    description: 'Config; by default the nearest .ecr-audit.yaml above',
  }),
  format: Flags.string({
    char: 'f',
    env: 'ECR_AUDIT_FORMAT',
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    helpValue: formatNames.join('|'),
    description: 'Output format; repeatable with --output',
  }),
  output: Flags.string({
    char: 'o',
    env: 'ECR_AUDIT_OUTPUT',
    multiple: true,
    multipleNonGreedy: true,
    helpValue: '[FORMAT=]FILE',
    description: 'Write to a file instead of stdout; repeatable',
  }),
  json: Flags.boolean({ env: 'ECR_AUDIT_JSON', description: 'The same as --format json' }),
  'all-outcomes': Flags.boolean({ env: 'ECR_AUDIT_ALL_OUTCOMES', description: 'Report what passes, is waived or not applicable too' }),
  'fail-on': Flags.string({
    env: 'ECR_AUDIT_FAIL_ON',
    options: [...severities, 'never'],
    description: 'Exit 1 from this severity on (default high)',
  }),
  'fail-on-unknown': Flags.boolean({ env: 'ECR_AUDIT_FAIL_ON_UNKNOWN', description: 'An outcome that cannot be told counts as a fail' }),
  severity: Flags.string({
    env: 'ECR_AUDIT_SEVERITY',
    options: [...severities],
    description: 'Show findings from this severity on; what fails is not touched',
  }),
  baseline: Flags.string({ env: 'ECR_AUDIT_BASELINE', helpValue: 'FILE', description: 'Accept the findings of this saved JSON report' }),
  'show-waived': Flags.boolean({ env: 'ECR_AUDIT_SHOW_WAIVED', description: 'Report waived findings too' }),
  'soft-fail': Flags.boolean({ env: 'ECR_AUDIT_SOFT_FAIL', description: 'Exit 0 where findings would give 1' }),
  'allow-partial': Flags.boolean({ env: 'ECR_AUDIT_ALLOW_PARTIAL', description: 'Exit 0 where an incomplete run would give 3' }),
  quiet: Flags.boolean({ char: 'q', env: 'ECR_AUDIT_QUIET', description: 'Nothing on stderr but errors' }),
  color: Flags.boolean({ allowNo: true, default: true, description: 'Colours on a terminal (also: NO_COLOR)' }),
};

/** The flags of commands that let the user choose the rules. */
export const judgingFlags = {
  ...reportingFlags,
  pack: Flags.string({
    env: 'ECR_AUDIT_PACK',
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    helpValue: 'NAME',
    description: 'Pack of rules, shipped (recommended, strict, aws-fsbp, enterprise, cost) or a path; repeatable',
  }),
  rule: Flags.string({
    env: 'ECR_AUDIT_RULE',
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    helpValue: 'ID',
    description: 'Run only these rules: slug, id of another tool (CKV_AWS_51), or a glob over the packs; repeatable',
  }),
  'skip-rule': Flags.string({
    env: 'ECR_AUDIT_SKIP_RULE',
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    helpValue: 'ID',
    description: 'Leave these rules out; repeatable',
  }),
};
