import type { JsonObject } from '../../../src/sources/terraform/plan-document.js';
import { kept, planOf, provider } from '../../sources/terraform/plan-fixture.js';
import { account, customerKey, managedKey, region, type Specimen, type SpecimenRegistry } from './specimen.js';

/** The repositories as a plan shows them that changes nothing: the text of `terraform show -json`. */
export function specimenPlan(specimens: readonly Specimen[], registry: SpecimenRegistry): string {
  const changes = [
    kept('aws_kms_key.images', { arn: customerKey, key_id: customerKey.replace(/.*\//, ''), region }),
    kept('data.aws_kms_key.ecr', { arn: managedKey, key_id: 'alias/aws/ecr', key_manager: 'AWS', region }),
    ...specimens.flatMap(changesOf),
    ...registryChanges(registry),
  ];
  const { resourceChangeCount: _, hasPlannedValues: __, ...document } = planOf(changes, {}, { providers: { aws: provider(region) } });
  return JSON.stringify({ ...document, planned_values: {}, prior_state: priorState });
}

/** Data sources that were read stand in the prior state. */
const priorState = {
  values: {
    root_module: {
      resources: [
        {
          address: 'data.aws_kms_key.ecr',
          mode: 'data',
          type: 'aws_kms_key',
          name: 'ecr',
          provider_name: 'registry.terraform.io/hashicorp/aws',
          values: { arn: managedKey, key_id: 'alias/aws/ecr', key_manager: 'AWS' },
        },
      ],
    },
  },
};

function changesOf({ name, tagMutability, exclusionFilters, scanOnPush, key, lifecyclePolicy, policy, tags }: Specimen) {
  const at = (type: string) => `${type}.this["${name}"]`;
  const repository: JsonObject = {
    arn: `arn:aws:ecr:${region}:${account}:repository/${name}`,
    id: name,
    name,
    registry_id: account,
    image_tag_mutability: tagMutability,
    image_tag_mutability_exclusion_filter: tagMutability.endsWith('_WITH_EXCLUSION')
      ? exclusionFilters.map((filter) => ({ filter, filter_type: 'WILDCARD' }))
      : [],
    image_scanning_configuration: [{ scan_on_push: scanOnPush }],
    encryption_configuration: [
      key === 'none'
        ? { encryption_type: 'AES256', kms_key: '' }
        : { encryption_type: 'KMS', kms_key: key === 'aws' ? managedKey : customerKey },
    ],
    force_delete: false,
    tags,
    tags_all: tags,
  };
  return [
    kept(at('aws_ecr_repository'), repository),
    ...(lifecyclePolicy === ''
      ? []
      : [kept(at('aws_ecr_lifecycle_policy'), { repository: name, registry_id: account, policy: lifecyclePolicy })]),
    ...(policy === '' ? [] : [kept(at('aws_ecr_repository_policy'), { repository: name, registry_id: account, policy })]),
  ];
}

function registryChanges({ scanType, scanningRules, replicated, cachePrefix }: SpecimenRegistry) {
  const scanning = kept('aws_ecr_registry_scanning_configuration.this', {
    registry_id: account,
    scan_type: scanType,
    rule: scanningRules.map(({ scanFrequency, filter }) => ({
      scan_frequency: scanFrequency,
      repository_filter: [{ filter, filter_type: 'WILDCARD' }],
    })),
  });
  const rule = {
    destination: [{ region: 'us-east-1', registry_id: account }],
    repository_filter: replicated.map((filter) => ({ filter, filter_type: 'PREFIX_MATCH' })),
  };
  return [
    scanning,
    ...(replicated.length === 0
      ? []
      : [kept('aws_ecr_replication_configuration.this', { registry_id: account, replication_configuration: [{ rule: [rule] }] })]),
    ...(cachePrefix === ''
      ? []
      : [
          kept('aws_ecr_pull_through_cache_rule.this', {
            ecr_repository_prefix: cachePrefix,
            upstream_registry_url: 'registry-1.docker.io',
            registry_id: account,
          }),
        ]),
  ];
}
