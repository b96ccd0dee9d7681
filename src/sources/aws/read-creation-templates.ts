import {
  DescribeRepositoryCreationTemplatesCommand,
  type DescribeRepositoryCreationTemplatesCommandOutput,
  type RepositoryCreationTemplate,
} from '@aws-sdk/client-ecr';
import type { CreationTemplate } from '../../model/inventory.js';
import { isUnknown, type Knowable } from '../../model/unknown.js';
import type { KeyReader } from './key-reader.js';
import { gatherPages, pageSize, readPages } from './pages.js';
import { ofRegistry, type PartRead, partOfList, type RegistryRead } from './registry-read.js';
import { type DescribedTemplate, translateTemplate } from './translate-template.js';

/**
 * Reads the repository creation templates, and what AWS KMS says of their keys.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositoryCreationTemplates.html
 */
export async function readCreationTemplates(read: RegistryRead, keys: KeyReader): Promise<PartRead<Knowable<CreationTemplate[]>>> {
  const { value, faults } = partOfList(await gatherPages(await describeTemplates(read)));
  if (isUnknown(value)) return { value, faults };
  const translated = await Promise.all(value.map((template) => translateTemplate(template, keys)));
  return { value: translated.map(({ template }) => template), faults: translated.flatMap(({ fault }) => fault ?? []) };
}

async function describeTemplates(read: RegistryRead) {
  const ecr = await read.clients('ecr', read.region);
  return readPages<DescribeRepositoryCreationTemplatesCommandOutput, DescribedTemplate>({
    ...ofRegistry(read, 'repository creation templates', 'ecr:DescribeRepositoryCreationTemplates'),
    send: (nextToken) =>
      ecr.send(new DescribeRepositoryCreationTemplatesCommand({ maxResults: pageSize, ...(nextToken === undefined ? {} : { nextToken }) })),
    take: ({ repositoryCreationTemplates: templates, nextToken }) =>
      templates?.every(isDescribed) ? { items: templates, nextToken } : undefined,
  });
}

function isDescribed(template: RepositoryCreationTemplate): template is DescribedTemplate {
  return template.prefix !== undefined && template.appliedFor !== undefined;
}
