/**
 * A plan of `count` repositories, each with a lifecycle policy and a repository policy of its own text, as a module with
 * for_each makes them: the shape of `terraform show -json` (Terraform 1.11, AWS provider 5).
 */
export function generatedPlan(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `team-${index % 100}/service-${index}`);
  const changes = names.flatMap((name, index) => [repository(name, index), lifecyclePolicy(name, index), repositoryPolicy(name, index)]);
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    variables: { environment: { value: 'prod' } },
    planned_values: {
      root_module: { child_modules: names.map((name, index) => ({ address: module(name), resources: plannedValues(name, index) })) },
    },
    resource_changes: changes,
    prior_state: { format_version: '1.0', terraform_version: '1.11.4', values: { root_module: { resources: [callerIdentity] } } },
    configuration: configuration(),
    timestamp: '2026-11-21T00:00:00Z',
    applyable: true,
    complete: true,
    errored: false,
  });
}

/** Nearly every module that writes policies asks who it is, and so the plan tells which account is ours. */
const callerIdentity = {
  address: 'data.aws_caller_identity.current',
  mode: 'data',
  type: 'aws_caller_identity',
  name: 'current',
  provider_name: 'registry.terraform.io/hashicorp/aws',
  schema_version: 0,
  values: { account_id: '111122223333', arn: 'arn:aws:iam::111122223333:role/plan', id: '111122223333', user_id: 'AROAEXAMPLE' },
};

function module(name: string): string {
  return `module.ecr[${JSON.stringify(name)}]`;
}

function settings(name: string, index: number) {
  return {
    encryption_configuration: [
      {
        encryption_type: index % 4 === 0 ? 'AES256' : 'KMS',
        kms_key: index % 4 === 0 ? '' : `arn:aws:kms:eu-central-1:111122223333:key/${index % 50}`,
      },
    ],
    force_delete: false,
    image_scanning_configuration: [{ scan_on_push: index % 5 !== 0 }],
    image_tag_mutability: index % 3 === 0 ? 'MUTABLE' : 'IMMUTABLE',
    name,
    tags: { Component: name, Team: `team-${index % 100}` },
    tags_all: { Component: name, Team: `team-${index % 100}`, Environment: 'prod', ManagedBy: 'terraform' },
    timeouts: null,
  };
}

function change(type: string, name: string, after: object, unknown: object) {
  return {
    address: `${module(name)}.${type}.this`,
    module_address: module(name),
    mode: 'managed',
    type,
    name: 'this',
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions: ['create'], before: null, after, after_unknown: unknown, before_sensitive: false, after_sensitive: {} },
  };
}

function repository(name: string, index: number) {
  return change('aws_ecr_repository', name, settings(name, index), { arn: true, id: true, registry_id: true, repository_url: true });
}

function lifecycleText(index: number): string {
  const rule = (rulePriority: number, description: string, selection: object) => ({
    rulePriority,
    description,
    selection,
    action: { type: 'expire' },
  });
  return JSON.stringify({
    rules: [
      rule(1, 'Untagged images go after a week', {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: 7,
      }),
      rule(2, `Never more than ${50 + (index % 200)} images`, {
        tagStatus: 'any',
        countType: 'imageCountMoreThan',
        countNumber: 50 + (index % 200),
      }),
    ],
  });
}

function lifecyclePolicy(name: string, index: number) {
  return change('aws_ecr_lifecycle_policy', name, { policy: lifecycleText(index), repository: name }, { id: true, registry_id: true });
}

function policyText(index: number): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Pull',
        Effect: 'Allow',
        Principal: { AWS: [`arn:aws:iam::111122223333:role/pull-${index % 500}`, 'arn:aws:iam::111122223333:root'] },
        Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'],
      },
    ],
  });
}

function repositoryPolicy(name: string, index: number) {
  return change('aws_ecr_repository_policy', name, { policy: policyText(index), repository: name }, { id: true, registry_id: true });
}

function plannedValues(name: string, index: number) {
  const resource = (type: string, values: object) => ({
    address: `${module(name)}.${type}.this`,
    mode: 'managed',
    type,
    name: 'this',
    values,
  });
  return [
    resource('aws_ecr_repository', settings(name, index)),
    resource('aws_ecr_lifecycle_policy', { policy: lifecycleText(index), repository: name }),
    resource('aws_ecr_repository_policy', { policy: policyText(index), repository: name }),
  ];
}

function configuration() {
  const resource = (type: string, expressions: object) => ({
    address: `${type}.this`,
    mode: 'managed',
    type,
    name: 'this',
    provider_config_key: 'aws',
    expressions,
    schema_version: 0,
  });
  const repositoryName = { references: ['aws_ecr_repository.this.name', 'aws_ecr_repository.this'] };
  return {
    provider_config: {
      aws: { name: 'aws', full_name: 'registry.terraform.io/hashicorp/aws', expressions: { region: { constant_value: 'eu-central-1' } } },
    },
    root_module: {
      resources: [{ ...resource('aws_caller_identity', {}), address: callerIdentity.address, mode: 'data', name: callerIdentity.name }],
      module_calls: {
        ecr: {
          source: './modules/ecr',
          for_each_expression: { references: ['var.repositories'] },
          expressions: { name: { references: ['each.key'] } },
          module: {
            resources: [
              resource('aws_ecr_repository', { name: { references: ['var.name'] } }),
              resource('aws_ecr_lifecycle_policy', { repository: repositoryName, policy: { references: ['var.lifecycle_policy'] } }),
              resource('aws_ecr_repository_policy', { repository: repositoryName, policy: { references: ['var.policy'] } }),
            ],
          },
        },
      },
    },
  };
}
