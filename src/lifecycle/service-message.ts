/**
 * Reasons as the service words them, after "Lifecycle policy validation failure:", so that an error of an apply is found again
 * here. They are seen in public issues and modelled by moto; spacing and punctuation may differ.
 */
export const serviceMessage = {
  notJson: 'Could not map policyString into LifecyclePolicy.',
  anyNotLast: 'Rule for tagStatus=ANY must have the lowest priority per storage class',
  severalUntagged: 'Only one rule can select Untagged images per storage class.',
  missingTagList: 'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.',
  noSchemaMatched: 'instance failed to match exactly one schema (matched 0 out of 2)',

  missing: (name: string): string => `object has missing required properties (["${name}"])`,
  notAllowed: (name: string): string => `object instance has properties which are not allowed by the schema: (${JSON.stringify([name])})`,
  wrongType: (found: string, allowed: string): string =>
    `instance type (${found}) does not match any allowed primitive type (allowed: ["${allowed}"])`,
  notInEnumeration: (found: string, words: readonly string[]): string =>
    `instance value (${found}) not found in enum (possible values: ${JSON.stringify(words)})`,
  belowMinimum: (found: number): string => `numeric instance is lower than the required minimum (minimum: 1, found: ${found})`,
} as const;
