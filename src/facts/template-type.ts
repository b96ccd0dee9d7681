import type { CreationTemplate, Registry } from '../model/inventory.js';
import { isToBeMade, isUnknown, type Knowable, whenKnown } from '../model/unknown.js';
import { templatePolicyFaults } from './access-faults.js';
import type { Facts } from './facts.js';
import { field, objectType } from './object-type.js';
import { collectFaults } from './three-valued.js';

/** A repository creation template in its registry. */
export interface TemplateSubject {
  readonly template: CreationTemplate;
  readonly registry: Registry;
  readonly facts: Facts;
}

export const templateType = objectType<TemplateSubject>('CreationTemplate', 'A repository creation template.', {
  prefix: field('string', 'Prefix of the repositories that it shapes; ROOT for every other one.', ({ template }) => template.prefix),
  address: field('string', 'Terraform address; "" outside a plan.', ({ template }) => template.address),
  faults: field('list<string>', 'What is wrong with what it gives to new repositories.', templateFaults),
});

function templateFaults({ template, registry, facts }: TemplateSubject): Knowable<readonly string[]> {
  return collectFaults([templatePolicyFaults(template.policy, registry, facts), lifecycleFaults(template, facts), missingRole(template)]);
}

function lifecycleFaults({ lifecyclePolicy: { present, text } }: CreationTemplate, facts: Facts): Knowable<readonly string[]> {
  return whenKnown(present, (there) => {
    if (!there) return ['no lifecycle policy: repositories made from it never expire an image'];
    return whenKnown(text, (known) => {
      const reading = facts.readLifecycle(known);
      return reading.valid ? [] : reading.errors.map(({ code, message }) => `invalid lifecycle policy: ${code}: ${message}`);
    });
  });
}

/** Without a role Amazon ECR cannot tag or encrypt what it creates. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates-iam.html */
function missingRole({ customRoleArn, resourceTags, encryption }: CreationTemplate): Knowable<readonly string[]> {
  if (isToBeMade(customRoleArn)) return [];
  if (isUnknown(customRoleArn)) return customRoleArn;
  if (customRoleArn !== '') return [];
  return collectFaults([
    whenKnown(resourceTags, (tags) =>
      Object.keys(tags).length > 0 ? ['resource tags without custom_role_arn: pulls and pushes that create a repository fail'] : [],
    ),
    whenKnown(encryption.type, (type) =>
      type === 'AES256' ? [] : [`${type} encryption without custom_role_arn: pulls and pushes that create a repository fail`],
    ),
  ]);
}
