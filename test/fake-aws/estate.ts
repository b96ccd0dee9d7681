import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { LogGroup, MetricFilter } from '@aws-sdk/client-cloudwatch-logs';
import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import type {
  DescribeImageScanFindingsResponse,
  ImageDetail,
  LifecyclePolicyPreviewResult,
  LifecyclePolicyPreviewStatus,
  PullThroughCacheRule,
  RegistryScanningConfiguration,
  ReplicationConfiguration,
  Repository,
  RepositoryCreationTemplate,
  SigningConfiguration,
} from '@aws-sdk/client-ecr';
import type { ImageDetail as PublicImageDetail, Repository as PublicRepository } from '@aws-sdk/client-ecr-public';
import type { Rule, Target } from '@aws-sdk/client-eventbridge';
import type { CoveredResource, GetConfigurationResponse } from '@aws-sdk/client-inspector2';
import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { Account } from '@aws-sdk/client-organizations';

/** What the fake AWS holds. It is plain data in the types of the SDK, read at every call, so that a test may change it between two. */
export interface FakeEstate {
  readonly accounts: Readonly<Record<string, FakeAccount>>;
  /** The accounts of the organization; null where there is none. */
  readonly organization: readonly Account[] | null;
}

export interface FakeAccount {
  /** A region that is not here is there and empty. */
  readonly regions: Readonly<Record<string, FakeRegion>>;
  /** Regions that the account has not enabled. */
  readonly regionsOff: readonly string[];
  /** Roles that may be assumed by name, each with the external id that it asks for, or with none. */
  readonly roles: Readonly<Record<string, string>>;
}

export interface FakeRegion {
  readonly repositories: readonly FakeRepository[];
  readonly publicRepositories: readonly FakePublicRepository[];
  readonly scanning: RegistryScanningConfiguration;
  readonly replication: ReplicationConfiguration;
  /** Empty where there is none. */
  readonly registryPolicy: string;
  readonly pullThroughCacheRules: readonly PullThroughCacheRule[];
  readonly creationTemplates: readonly RepositoryCreationTemplate[];
  readonly accountSettings: Readonly<Record<string, string>>;
  readonly signing: SigningConfiguration | null;
  readonly pullTimeExclusions: readonly string[];
  readonly alarms: readonly MetricAlarm[];
  readonly eventRules: readonly FakeEventRule[];
  readonly logGroups: readonly LogGroup[];
  readonly metricFilters: readonly MetricFilter[];
  readonly vpcEndpoints: readonly VpcEndpoint[];
  readonly keys: readonly KeyMetadata[];
  /** Null where Amazon Inspector is off. */
  readonly inspector: FakeInspector | null;
}

export interface FakeRepository {
  readonly details: Repository & { readonly repositoryName: string; readonly repositoryArn: string };
  readonly images: readonly ImageDetail[];
  /** Empty where there is none. */
  readonly lifecyclePolicy: string;
  /** Empty where there is none. */
  readonly policy: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Scans by digest; an image that is not here was never scanned. */
  readonly scans: Readonly<Record<string, Pick<DescribeImageScanFindingsResponse, 'imageScanStatus' | 'imageScanFindings'>>>;
  /** Manifests by digest, as BatchGetImage gives them. */
  readonly manifests: Readonly<Record<string, string>>;
  /** Pulls a day, as CloudWatch counts them. */
  readonly pullsADay: number;
  readonly preview: FakePreview;
}

/** What every preview of a repository comes to, whatever the policy. */
export interface FakePreview {
  readonly results: readonly LifecyclePolicyPreviewResult[];
  /** How many times it is asked for before it ends. */
  readonly asksInProgress: number;
  readonly ends: LifecyclePolicyPreviewStatus;
}

export interface FakePublicRepository {
  readonly details: PublicRepository & { readonly repositoryName: string; readonly repositoryArn: string };
  readonly images: readonly PublicImageDetail[];
  readonly policy: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface FakeEventRule {
  readonly rule: Rule & { readonly Name: string };
  readonly targets: readonly Target[];
}

export interface FakeInspector {
  readonly scansEcr: boolean;
  readonly configuration: GetConfigurationResponse;
  readonly coverage: readonly CoveredResource[];
}
