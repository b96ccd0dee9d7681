import type { LifecycleRule } from './policy.js';

/**
 * The images that stand for all that the rule selects, each by its tags: another rule that selects one of them selects all that it stands
 * for (see exampleTags).
 *
 * @param exampleOf - Gives an example of a tag for a pattern.
 */
export function exampleImages(rule: LifecycleRule, exampleOf: (pattern: string) => string): readonly (readonly string[])[] {
  switch (rule.tagStatus) {
    case 'tagged':
      return [rule.patterns.map(exampleOf)];
    case 'untagged':
      return [[]];
    case 'any':
      return [[], [exampleOf('*')]];
  }
}
