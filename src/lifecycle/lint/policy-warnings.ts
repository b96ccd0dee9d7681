import type { LifecycleFault, LifecycleWarningCode } from '../fault.js';
import type { LifecyclePolicy, LifecycleRule, LifecycleTagList } from '../policy.js';
import type { Lint, LintFinding } from './lint.js';

interface Advice {
  readonly fix: string;
  /** The rule as it should be; null where that cannot be told. */
  readonly mend: ((rule: LifecycleRule) => LifecycleRule) | null;
}

/** What to do about what the reader of policies finds doubtful. */
const advice: Readonly<Record<LifecycleWarningCode, Advice>> = {
  'asterisk-in-prefix': {
    fix: 'Write the list as tagPatternList: in tagPrefixList an asterisk stands for itself, and no tag holds one.',
    mend: (rule) => withList(rule, asPatterns),
  },
  'entry-no-tag-can-meet': { fix: 'Write what the tags are, or take the entry out.', mend: null },
  'explicit-standard-class': { fix: 'Leave storageClass out.', mend: (rule) => rule },
  'prefix-and-pattern-alike': {
    fix: 'Keep one of the two rules, or write one of the lists otherwise: Amazon ECR wants each list once in a storage class.',
    mend: null,
  },
  'repeated-tag-list-entry': {
    fix: 'Write each entry once.',
    mend: (rule) => withList(rule, ({ kind, entries }) => ({ kind, entries: [...new Set(entries)] })),
  },
  'shared-tag-list-entry': { fix: 'Write the entry in one of the two lists alone.', mend: null },
};

/** What the reader of policies warns of. */
export const lintPolicyWarnings: Lint = ({ policy, warnings }) =>
  warnings.flatMap((warning): readonly LintFinding[] => {
    const { code, message, pointer, line, column } = warning;
    if (!isWarningCode(code)) return [];
    const rule = ruleAt(policy, warning);
    const { fix, mend } = advice[code];
    return [
      {
        code,
        message,
        rule,
        position: { pointer, line, column },
        images: [],
        tags: rule?.tagList?.entries ?? [],
        fix,
        proposals: () => mended(policy, rule, mend),
      },
    ];
  });

/** True for what the reader takes a policy with. */
export function isWarningCode(code: LifecycleFault['code']): code is LifecycleWarningCode {
  return Object.hasOwn(advice, code);
}

/** The rule in which the reader found something; null for what is about several. */
export function ruleAt({ rules }: LifecyclePolicy, { pointer }: LifecycleFault): LifecycleRule | null {
  return rules.find(({ position }) => pointer === position.pointer || pointer.startsWith(`${position.pointer}/`)) ?? null;
}

function mended({ rules }: LifecyclePolicy, rule: LifecycleRule | null, mend: Advice['mend']): readonly (readonly LifecycleRule[])[] {
  if (rule === null || mend === null) return [];
  return [rules.map((other) => (other === rule ? mend(rule) : other))];
}

function withList(rule: LifecycleRule, change: (list: LifecycleTagList) => LifecycleTagList): LifecycleRule {
  return rule.tagList === null ? rule : { ...rule, tagList: change(rule.tagList) };
}

function asPatterns({ entries }: LifecycleTagList): LifecycleTagList {
  return { kind: 'pattern', entries: entries.map((entry) => (entry.endsWith('*') ? entry : `${entry}*`)) };
}
