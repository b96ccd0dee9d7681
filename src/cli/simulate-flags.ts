import { Flags } from '@oclif/core';
import { assumptionNames, assumptionValues } from '../app/simulate-options.js';
import { EcrAuditError } from '../model/errors.js';
import { checkInventoryFlags } from './inventory-flags.js';

const repeatable = { multiple: true, multipleNonGreedy: true } as const;

/** The flags that say what is simulated. */
export const simulateFlags = {
  policy: Flags.string({
    env: 'ECR_AUDIT_POLICY',
    helpValue: 'FILE|none',
    description: 'Simulate this lifecycle policy, or none, in place of that of each repository; - for stdin',
  }),
  'compare-to': Flags.string({
    env: 'ECR_AUDIT_COMPARE_TO',
    helpValue: 'current|none|FILE',
    description: 'Tell what it does that the policy of each repository, or of a file, or none, does not',
  }),
  images: Flags.string({
    ...repeatable,
    env: 'ECR_AUDIT_IMAGES',
    helpValue: 'FILE',
    description: 'Images as aws ecr describe-images prints them, in place of AWS; - for stdin; repeatable',
  }),
  manifests: Flags.string({
    ...repeatable,
    env: 'ECR_AUDIT_MANIFESTS',
    helpValue: 'FILE',
    description: 'Manifests of their indexes as aws ecr batch-get-image prints them; repeatable',
  }),
  at: Flags.string({
    env: 'ECR_AUDIT_AT',
    helpValue: 'INSTANT',
    description:
      'Simulate a run at this instant, such as 2026-11-21T12:00:00Z; by default when the images were listed, which the files of --images do not tell: there it is now',
  }),
  'in-use': Flags.string({
    ...repeatable,
    env: 'ECR_AUDIT_IN_USE',
    helpValue: 'FILE',
    description: 'Images that run: digests or URIs, kubectl get pods -A -o json, ECS tasks or definitions, Lambda functions; repeatable',
  }),
  'pulled-within': Flags.string({
    env: 'ECR_AUDIT_PULLED_WITHIN',
    helpValue: 'DAYS',
    description: 'A pull within so many days means in use (default 30d)',
  }),
  horizon: Flags.string({
    env: 'ECR_AUDIT_HORIZON',
    helpValue: 'DAYS',
    description: 'Forecast so many days, such as 90d, with new images as they were pushed so far',
  }),
  'push-rate': Flags.string({
    env: 'ECR_AUDIT_PUSH_RATE',
    helpValue: 'N/day',
    description: 'Forecast with so many pushes, such as 20/day or 5/week, in place of those observed',
  }),
  verify: Flags.boolean({
    env: 'ECR_AUDIT_VERIFY',
    description: "Run AWS's own preview too, and tell each image on which the two differ; changes nothing",
  }),
  why: Flags.string({
    ...repeatable,
    env: 'ECR_AUDIT_WHY',
    helpValue: 'IMAGE',
    description:
      'Tell why an image stays or goes, and when: its digest or 12 digits of it, a glob on its tags, repository:tag, or its URI; repeatable',
  }),
  assume: Flags.string({
    ...repeatable,
    env: 'ECR_AUDIT_ASSUME',
    delimiter: ',',
    helpValue: 'NAME=VALUE',
    description: `What to assume of what AWS does not document; the first is the default: ${assumptionNames
      .map((name) => `${name}=${assumptionValues[name].join('|')}`)
      .join(', ')}`,
  }),
};

/** The values of the flags that cannot stand beside each other, or not alone. */
export interface SimulateSources {
  readonly policy?: string | undefined;
  readonly 'compare-to'?: string | undefined;
  readonly images?: readonly string[] | string | undefined;
  readonly manifests?: readonly string[] | string | undefined;
  readonly from?: string | undefined;
  readonly demo: boolean;
  readonly verify: boolean;
  readonly at?: string | undefined;
}

/**
 * Refuses what says nothing, or two things at once.
 *
 * @throws EcrAuditError (`usage`).
 */
export function checkSimulateFlags(argv: readonly string[], flags: SimulateSources): void {
  checkInventoryFlags(argv, ['--images', '--from', '--demo']);
  const { images, policy, 'compare-to': compareTo } = flags;
  const isLive = images === undefined && flags.from === undefined && !flags.demo;
  const faults: readonly (readonly [boolean, string, string])[] = [
    [
      images !== undefined && policy === undefined,
      '--images says nothing of a policy',
      'name one: --policy policy.json, or --policy none for a forecast without any',
    ],
    [flags.manifests !== undefined && images === undefined, '--manifests goes with --images', 'with AWS: --read-manifests'],
    [
      compareTo === 'current' && images !== undefined,
      '--images says nothing of the current policy',
      'save it and name the file: aws ecr get-lifecycle-policy --repository-name NAME > current.json',
    ],
    [
      compareTo === 'current' && policy === undefined,
      '--compare-to current compares the current policy to itself',
      'name another: --policy new.json',
    ],
    [flags.verify && !isLive, '--verify asks AWS, and the images come from a file', 'leave it out, or simulate the live registry'],
    [flags.verify && flags.at !== undefined, '--verify asks AWS, which previews a run of now', 'leave --at out'],
    [flags.verify && policy === 'none', '--verify has no policy to preview', 'leave it out'],
  ];
  for (const [isFault, message, hint] of faults) if (isFault) throw new EcrAuditError('usage', message, { hint });
}
