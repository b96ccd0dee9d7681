import {
  GetLifecyclePolicyCommand,
  type GetLifecyclePolicyCommandOutput,
  GetRepositoryPolicyCommand,
  type GetRepositoryPolicyCommandOutput,
  ListTagsForResourceCommand,
  type ListTagsForResourceCommandOutput,
} from '@aws-sdk/client-ecr';
import type { PolicyDocument, ResourceTags } from '../../model/inventory.js';
import { type Read, type ReadSetting, readCall, readSetting } from './read-call.js';
import { type ReadFault, unreadValue } from './read-fault.js';
import { ofRepository, type RepositoryRead } from './repository-read.js';

/** A value of the model, and the fault that it is unknown for, if it is. */
export interface Reading<T> {
  readonly value: T;
  readonly fault: ReadFault | undefined;
}

/** Reads the lifecycle policy; that there is none is an answer. */
export async function readLifecyclePolicy(read: RepositoryRead, repository: string): Promise<Reading<PolicyDocument>> {
  const ecr = await read.clients('ecr', read.place.region);
  return policyReading(
    await readSetting<GetLifecyclePolicyCommandOutput, string>(
      {
        ...ofRepository(read, repository, 'lifecycle policy', 'ecr:GetLifecyclePolicy'),
        send: () => ecr.send(new GetLifecyclePolicyCommand({ repositoryName: repository })),
        take: ({ lifecyclePolicyText }) => lifecyclePolicyText || undefined,
      },
      ['LifecyclePolicyNotFoundException'],
    ),
  );
}

/** Reads the repository policy; that there is none is an answer. */
export async function readRepositoryPolicy(read: RepositoryRead, repository: string): Promise<Reading<PolicyDocument>> {
  const ecr = await read.clients('ecr', read.place.region);
  return policyReading(
    await readSetting<GetRepositoryPolicyCommandOutput, string>(
      {
        ...ofRepository(read, repository, 'repository policy', 'ecr:GetRepositoryPolicy'),
        send: () => ecr.send(new GetRepositoryPolicyCommand({ repositoryName: repository })),
        take: ({ policyText }) => policyText || undefined,
      },
      ['RepositoryPolicyNotFoundException'],
    ),
  );
}

/** Reads the resource tags, which DescribeRepositories does not give. */
export async function readResourceTags(read: RepositoryRead, repository: string, arn: string): Promise<Reading<ResourceTags>> {
  const ecr = await read.clients('ecr', read.place.region);
  return tagsReading(
    await readCall<ListTagsForResourceCommandOutput, Record<string, string>>({
      ...ofRepository(read, repository, 'resource tags', 'ecr:ListTagsForResource'),
      send: () => ecr.send(new ListTagsForResourceCommand({ resourceArn: arn })),
      take: ({ tags }) => tagMap(tags),
    }),
  );
}

/** A policy as the model has it. */
export function policyReading(answer: ReadSetting<string>): Reading<PolicyDocument> {
  if ('none' in answer) return { value: { present: false, text: '', address: '' }, fault: undefined };
  if ('value' in answer) return { value: { present: true, text: answer.value, address: '' }, fault: undefined };
  const why = unreadValue(answer.fault);
  return { value: { present: why, text: why, address: '' }, fault: answer.fault };
}

/** Resource tags as the model has them. */
export function tagsReading(answer: Read<Record<string, string>>): Reading<ResourceTags> {
  return 'value' in answer ? { value: answer.value, fault: undefined } : { value: unreadValue(answer.fault), fault: answer.fault };
}

/** Keys to values, without a prototype: a key may be anything. */
export function tagMap(tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined) {
  if (tags === undefined) return undefined;
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}
