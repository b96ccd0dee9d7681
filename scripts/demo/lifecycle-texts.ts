/** A rule of a lifecycle policy but for its priority, which is its place in the list. */
interface Rule {
  readonly description: string;
  readonly selection: Readonly<Record<string, unknown>>;
  readonly action: Readonly<Record<string, string>>;
}

/** The text of a lifecycle policy, the first rule with the highest priority. */
export function lifecycle(...rules: readonly Rule[]): string {
  return JSON.stringify({ rules: rules.map((rule, at) => ({ rulePriority: at + 1, ...rule })) });
}

export function untaggedAfter(days: number): Rule {
  return rule(`Untagged images go after ${days} days`, { tagStatus: 'untagged', ...olderThan(days) });
}

export function untaggedBeyond(number: number): Rule {
  return rule(`The last ${number} untagged images stay`, { tagStatus: 'untagged', ...moreThan(number) });
}

export function anyBeyond(number: number): Rule {
  return rule(`Never more than ${number} images`, { tagStatus: 'any', ...moreThan(number) });
}

export function anyAfter(days: number): Rule {
  return rule(`Nothing older than ${days} days`, { tagStatus: 'any', ...olderThan(days) });
}

/** With several prefixes it takes only images that have a tag for each. */
export function prefixedBeyond(number: number, ...tagPrefixList: readonly string[]): Rule {
  return rule(`Keep ${number} images of ${tagPrefixList.join(', ')}`, { tagStatus: 'tagged', tagPrefixList, ...moreThan(number) });
}

export function taggedBeyond(number: number, pattern: string): Rule {
  return rule(`Keep ${number} images tagged ${pattern}`, { tagStatus: 'tagged', tagPatternList: [pattern], ...moreThan(number) });
}

export function taggedAfter(days: number, pattern: string): Rule {
  return rule(`Tagged images stay for ${days} days`, { tagStatus: 'tagged', tagPatternList: [pattern], ...olderThan(days) });
}

export function archiveUnpulled(days: number): Rule {
  const selection = { tagStatus: 'any', countType: 'sinceImagePulled', countUnit: 'days', countNumber: days };
  return {
    ...rule(`Archived when nobody pulled for ${days} days`, selection),
    action: { type: 'transition', targetStorageClass: 'archive' },
  };
}

export function archivedAfter(days: number): Rule {
  const counted = { countType: 'sinceImageTransitioned', countUnit: 'days', countNumber: days };
  return rule(`Archived images go after ${days} days`, { tagStatus: 'any', storageClass: 'archive', ...counted });
}

function rule(description: string, selection: Rule['selection']): Rule {
  return { description, selection, action: { type: 'expire' } };
}

function olderThan(days: number): Rule['selection'] {
  return { countType: 'sinceImagePushed', countUnit: 'days', countNumber: days };
}

function moreThan(number: number): Rule['selection'] {
  return { countType: 'imageCountMoreThan', countNumber: number };
}
