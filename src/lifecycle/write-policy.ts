import type { LifecycleRule } from './policy.js';

/**
 * The text of a policy with these rules, in the order of the parameters page. The standard storage class is left out: it is the
 * default, and not sure to be accepted when written.
 */
export function writePolicy(rules: readonly LifecycleRule[]): string {
  return JSON.stringify({ rules: rules.map(writeRule) }, null, 2);
}

type Properties = Readonly<Record<string, unknown>>;

function writeRule(rule: LifecycleRule): Properties {
  return {
    rulePriority: rule.priority,
    ...(rule.description === '' ? {} : { description: rule.description }),
    selection: {
      tagStatus: rule.tagStatus,
      ...writeTagList(rule),
      ...(rule.storageClass === 'standard' ? {} : { storageClass: rule.storageClass }),
      ...writeCount(rule),
    },
    action: rule.action === 'expire' ? { type: 'expire' } : { type: 'transition', targetStorageClass: 'archive' },
  };
}

function writeTagList({ tagList }: LifecycleRule): Properties {
  if (tagList === null) return {};
  return tagList.kind === 'prefix' ? { tagPrefixList: tagList.entries } : { tagPatternList: tagList.entries };
}

function writeCount({ count }: LifecycleRule): Properties {
  if (count.type === 'imageCountMoreThan') return { countType: count.type, countNumber: count.number };
  return { countType: count.type, countUnit: 'days', countNumber: count.days };
}
