import { anyBeyond, lifecycle, prefixedBeyond, taggedBeyond, untaggedAfter } from './lifecycle-texts.ts';

/** What the pack `enterprise` asks of a lifecycle policy, for the environments of which it asks the same. */
export interface EnvironmentPolicy {
  readonly environments: readonly ('dev' | 'staging' | 'qa' | 'uat' | 'prod')[];
  readonly text: string;
}

/** So many builds are more than anybody pushes: the rule is there to own its images, not to take them. */
const kept = 9_999;

/** One lifecycle policy for each row of the pack: untagged images go within a week, and how many others stay is bounded. */
export const environmentPolicies: readonly EnvironmentPolicy[] = [
  { environments: ['dev'], text: lifecycle(untaggedAfter(7), anyBeyond(50)) },
  { environments: ['staging', 'qa', 'uat'], text: lifecycle(untaggedAfter(7), taggedBeyond(100, '*')) },
  {
    environments: ['prod'],
    text: lifecycle(
      prefixedBeyond(kept, 'v'),
      prefixedBeyond(kept, 'prod'),
      prefixedBeyond(kept, 'release'),
      untaggedAfter(7),
      anyBeyond(100),
    ),
  },
];
