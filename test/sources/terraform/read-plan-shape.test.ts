import { describe, expect, it } from 'vitest';
import { isTypeOfInterest } from '../../../src/sources/terraform/read-plan-shape.js';

describe('isTypeOfInterest', () => {
  it.each([
    'aws_ecr_repository',
    'aws_ecr_pull_time_update_exclusion',
    'aws_ecrpublic_repository_policy',
    'aws_kms_key',
    'aws_cloudwatch_event_target',
    'aws_iam_policy_document',
    'aws_region',
  ])('is true for %s', (type) => {
    expect(isTypeOfInterest(type)).toBe(true);
  });

  it.each(['', 'aws_ecr', 'aws_ecs_service', 'aws_ecrx_thing', 'aws_kms_keys', 'awscc_ecr_repository', 'toString'])(
    'is false for %j',
    (type) => {
      expect(isTypeOfInterest(type)).toBe(false);
    },
  );
});
