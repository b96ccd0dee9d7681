import type { ResourceTags, Unknown } from '../model/inventory.js';
import type { Environment } from './environment.js';

/** The kinds of thing that a rule can be asked of; a rule's `applies` names one. */
export type SubjectKind =
  | 'repository'
  | 'registry'
  | 'image'
  | 'replica'
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
  /** Of an image, as its tags are. */
  readonly digest?: string;
  readonly tags?: readonly string[];
}

/** Which images of a repository a rule is about; a rule's `images` names one. */
export type ImageChoice = 'newest' | 'newest-tagged' | 'every';

/** Of a subject of kind image: which image it is. */
export interface SubjectImage {
  readonly choice: ImageChoice;
  /** Why it may not be an image that is judged for its own sake; null where it is. */
  readonly doubt: Unknown | null;
  /** Of the subject that stands for every image: those, made one by one as they are asked for. Null for one image. */
  readonly each: (() => Iterable<Subject>) | null;
  /** Why there may be images beside those; null where there are none. */
  readonly missing: Unknown | null;
}

/** Why it is not certain that a subject belongs to its environment. */
export interface SubjectDoubt {
  readonly why: Unknown;
  /** The same subject in the other environments that it may belong to, and would be judged in. */
  readonly others: () => Iterable<Subject>;
  /** False where it seems to belong to an environment that the run leaves out. */
  readonly belongsHere: boolean;
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
  readonly image?: SubjectImage;
  /** Left out where the environment is certain. */
  readonly doubt?: SubjectDoubt;
}
