/**
 * The actions of Amazon ECR and ECR Public with their access levels.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistrypublic.html
 */
export type AccessLevel = 'read' | 'write' | 'permissions' | 'tagging';

export type ActionService = 'ecr' | 'ecr-public';

export interface KnownAction {
  readonly name: string;
  readonly level: AccessLevel;
}

const table: Readonly<Record<ActionService, Readonly<Record<AccessLevel, string>>>> = {
  ecr: {
    read: `BatchCheckLayerAvailability BatchGetImage BatchGetRepositoryScanningConfiguration DescribeImageReplicationStatus
      DescribeImageScanFindings DescribeImageSigningStatus DescribeImages DescribePullThroughCacheRules DescribeRegistry
      DescribeRepositories DescribeRepositoryCreationTemplates GetAccountSetting GetAuthorizationToken GetDownloadUrlForLayer
      GetImageCopyStatus GetLifecyclePolicy GetLifecyclePolicyPreview GetRegistryPolicy GetRegistryScanningConfiguration
      GetRepositoryPolicy GetSigningConfiguration ListImages ListPullTimeUpdateExclusions ListTagsForResource
      ValidatePullThroughCacheRule`,
    write: `BatchDeleteImage BatchImportUpstreamImage CompleteLayerUpload CreatePullThroughCacheRule CreateRepository
      CreateRepositoryCreationTemplate DeleteLifecyclePolicy DeletePullThroughCacheRule DeleteRepository
      DeleteRepositoryCreationTemplate DeleteSigningConfiguration DeregisterPullTimeUpdateExclusion InitiateLayerUpload
      PutAccountSetting PutImage PutImageScanningConfiguration PutImageTagMutability PutLifecyclePolicy
      PutRegistryScanningConfiguration PutReplicationConfiguration PutSigningConfiguration RegisterPullTimeUpdateExclusion
      ReplicateImage StartImageScan StartLifecyclePolicyPreview StartReplicationBackfill StopReplicationBackfill
      UpdateImageStorageClass UpdatePullThroughCacheRule UpdateRepositoryCreationTemplate UploadLayerPart`,
    permissions: 'DeleteRegistryPolicy DeleteRepositoryPolicy PutRegistryPolicy SetRepositoryPolicy',
    tagging: 'TagResource UntagResource',
  },
  'ecr-public': {
    read: `BatchCheckLayerAvailability DescribeImageTags DescribeImages DescribeRegistries DescribeRepositories
      GetAuthorizationToken GetRegistryCatalogData GetRepositoryCatalogData GetRepositoryPolicy ListTagsForResource`,
    write: `BatchDeleteImage CompleteLayerUpload CreateRepository DeleteRepository InitiateLayerUpload PutImage
      PutRegistryCatalogData PutRepositoryCatalogData UploadLayerPart`,
    permissions: 'DeleteRepositoryPolicy SetRepositoryPolicy',
    tagging: 'TagResource UntagResource',
  },
};

const levels: readonly AccessLevel[] = ['read', 'write', 'permissions', 'tagging'];

function listOf(service: ActionService): readonly KnownAction[] {
  return levels.flatMap((level) => table[service][level].split(/\s+/).map((name) => ({ name: `${service}:${name}`, level })));
}

/** All known actions of a service. */
export const actionsOfService: Readonly<Record<ActionService, readonly KnownAction[]>> = {
  ecr: listOf('ecr'),
  'ecr-public': listOf('ecr-public'),
};

/** The known actions by their name in lower case. */
export const knownActions: ReadonlyMap<string, KnownAction> = new Map(
  [...actionsOfService.ecr, ...actionsOfService['ecr-public']].map((action) => [action.name.toLowerCase(), action]),
);

/** True where an action, named as in the list, changes something: images, settings, policies, resource tags. A name that nobody knows changes nothing. */
export function changesSomething(name: string): boolean {
  return changing.has(name);
}

const changing: ReadonlySet<string> = new Set([...knownActions.values()].flatMap(({ name, level }) => (level === 'read' ? [] : [name])));
