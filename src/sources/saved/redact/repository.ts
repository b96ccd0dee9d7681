import type { Encryption, PolicyDocument, Repository } from '../../../model/inventory.js';
import { isUnknown } from '../../../model/unknown.js';
import { redactAccessPolicy } from './access-policy.js';
import { redactLifecyclePolicy, tagPatternsOf } from './lifecycle-policy.js';
import type { NameFilter } from './names.js';
import { eachKnown, knowable } from './prose.js';
import type { Redactor } from './redactor.js';
import type { TagPattern, TagRedactor } from './tags.js';

/** A redacted repository, and how its tags are to be redacted. */
export interface RedactedRepository {
  readonly repository: Repository;
  readonly tags: TagRedactor;
}

/** Redacts a repository; `filters` are those that its registry holds names against. */
export function redactRepository(repository: Repository, filters: readonly NameFilter[], redactor: Redactor): RedactedRepository {
  const { identifiers, names, prose, resourceTags, words } = redactor;
  const text = (redact: (known: string) => string) => knowable(prose, redact);
  const arn = (known: string): string => withName(known, repository, filters, redactor);
  const tags = redactor.tagRedactors(patternsOf(repository));
  const { registry, name, tagMutability, scanOnPush, scanFrequency, forceDelete, createdAt, pulls } = repository;
  return {
    tags,
    repository: {
      ...repository,
      key: arn(repository.key),
      registry: redactor.registryKey(registry),
      name: text((known) => names.name(known, filters))(name),
      arn: text(arn)(repository.arn),
      address: words.text(repository.address),
      tagMutability: asItIs(redactor, tagMutability),
      tagMutabilityExclusionFilters: eachKnown(prose, tags)(repository.tagMutabilityExclusionFilters),
      encryption: redactEncryption(repository.encryption, redactor),
      scanOnPush: asItIs(redactor, scanOnPush),
      scanFrequency: asItIs(redactor, scanFrequency),
      lifecyclePolicy: redactDocument(repository.lifecyclePolicy, redactor, (known) => redactLifecyclePolicy(known, tags, words)),
      policy: redactDocument(repository.policy, redactor, (known) => redactAccessPolicy(known, identifiers, words)),
      tags: resourceTags.tags(repository.tags),
      certainTags: resourceTags.known(repository.certainTags),
      forceDelete: asItIs(redactor, forceDelete),
      createdAt: asItIs(redactor, createdAt),
      pulls: asItIs(redactor, pulls),
    },
  };
}

/** A value that says nothing of whose it is; what is said of one that is not known may. */
export function asItIs<T>({ prose }: Redactor, value: T): T {
  // The shape stays: a detail is a text in either.
  return isUnknown(value) ? { ...value, detail: prose(value.detail) } : value;
}

export function redactEncryption(encryption: Encryption, redactor: Redactor): Encryption {
  const { type, kmsKey, keyManager, keyState } = encryption;
  return {
    type: asItIs(redactor, type),
    kmsKey: knowable(redactor.prose, redactor.identifiers.any)(kmsKey),
    keyManager: asItIs(redactor, keyManager),
    keyState: asItIs(redactor, keyState),
  };
}

export function redactDocument(document: PolicyDocument, redactor: Redactor, redact: (text: string) => string): PolicyDocument {
  return {
    present: asItIs(redactor, document.present),
    text: knowable(redactor.prose, (known: string) => (known === '' ? '' : redact(known)))(document.text),
    address: redactor.words.text(document.address),
  };
}

/** What tags of a repository, or of those that a template makes, are held against. */
export function patternsOf({
  tagMutabilityExclusionFilters: filters,
  lifecyclePolicy: { text },
}: Pick<Repository, 'tagMutabilityExclusionFilters' | 'lifecyclePolicy'>): readonly TagPattern[] {
  return [
    ...(isUnknown(filters) ? [] : filters.map((filter) => ({ text: filter, kind: 'pattern' as const }))),
    ...(isUnknown(text) || text === '' ? [] : tagPatternsOf(text)),
  ];
}

/** An ARN, or a key, that ends in the name of the repository. */
function withName(text: string, { name }: Repository, filters: readonly NameFilter[], { identifiers, names }: Redactor): string {
  if (isUnknown(name) || name === '' || !text.endsWith(`/${name}`)) return identifiers.any(text);
  return `${identifiers.any(text.slice(0, -name.length))}${names.name(name, filters)}`;
}
