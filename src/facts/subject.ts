import type { ResourceTags } from '../model/inventory.js';
import type { Environment } from './environment.js';

/** The kinds of thing that a rule can be asked of; a rule's `applies` names one. */
export type SubjectKind =
  | 'repository'
  | 'registry'
  | 'image'
  | 'change'
  | 'pull-through-cache-rule'
  | 'creation-template'
  | 'alarm'
  | 'log-group';

/** What a finding names. A text is empty where it is not known. */
export interface SubjectResource {
  readonly kind: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly arn: string;
  readonly address: string;
}

/** One thing to be judged, with the objects that expressions about it read. */
export interface Subject {
  readonly kind: SubjectKind;
  /** Unique among the subjects of its kind, and the same before and after a plan. */
  readonly key: string;
  readonly resource: SubjectResource;
  readonly environment: Environment;
  /** Only a part of it is in the source (the policy of a repository made elsewhere): what is not there is not asked. */
  readonly partial: boolean;
  readonly variables: Readonly<Record<string, object>>;
  readonly tags: ResourceTags;
  /** Addresses of the Terraform resources that it is made of. */
  readonly members: readonly string[];
}
