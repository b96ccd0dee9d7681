import type { RepositoryCreationTemplate } from '@aws-sdk/client-ecr';
import type { CreationTemplate, Encryption, PolicyDocument } from '../../model/inventory.js';
import { unknown } from '../../model/unknown.js';
import type { KeyReader } from './key-reader.js';
import { filterTexts } from './name-filters.js';
import type { ReadFault } from './read-fault.js';
import { tagMap } from './read-repository-settings.js';

/** A template with what the service always says of one. */
export type DescribedTemplate = RepositoryCreationTemplate & { readonly prefix: string; readonly appliedFor: readonly string[] };

/**
 * A repository creation template as the model has it. What it leaves out, a new repository gets as if nothing had been said.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_RepositoryCreationTemplate.html
 */
export async function translateTemplate(
  template: DescribedTemplate,
  keys: KeyReader,
): Promise<{ readonly template: CreationTemplate; readonly fault: ReadFault | undefined }> {
  const { encryption, fault } = await encryptionOf(template, keys);
  return {
    template: {
      prefix: template.prefix,
      appliedFor: [...template.appliedFor],
      encryption,
      tagMutability: template.imageTagMutability ?? 'MUTABLE',
      tagMutabilityExclusionFilters:
        filterTexts(template.imageTagMutabilityExclusionFilters ?? [], 'WILDCARD') ?? unsaid('an exclusion filter'),
      policy: policyOf(template.repositoryPolicy),
      lifecyclePolicy: policyOf(template.lifecyclePolicy),
      resourceTags: tagMap(template.resourceTags ?? []) ?? {},
      customRoleArn: template.customRoleArn ?? '',
      address: '',
    },
    fault,
  };
}

async function encryptionOf(
  { encryptionConfiguration }: DescribedTemplate,
  keys: KeyReader,
): Promise<{ readonly encryption: Encryption; readonly fault: ReadFault | undefined }> {
  const { encryptionType: type = 'AES256', kmsKey = '' } = encryptionConfiguration ?? {};
  if (type === 'AES256') return { encryption: { type, kmsKey, keyManager: 'none', keyState: '' }, fault: undefined };
  // Where it names no key, a repository is encrypted with the AWS managed key. https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
  const { keyManager, keyState, fault } = await keys(kmsKey === '' ? 'alias/aws/ecr' : kmsKey);
  return { encryption: { type, kmsKey, keyManager: kmsKey === '' ? 'aws' : keyManager, keyState }, fault };
}

function policyOf(text = ''): PolicyDocument {
  return { present: text !== '', text, address: '' };
}

const unsaid = (what: string) => unknown('not-told', `${what} of the template, which the answer lacks`);
