import { changeSubjectsOf } from '../facts/change-subjects.js';
import type { FactContext } from '../facts/context.js';
import { createFacts, type Facts } from '../facts/facts.js';
import { registrySubjects } from '../facts/registry-subjects.js';
import { replicaSubjects } from '../facts/replica-subjects.js';
import { repositorySubjects } from '../facts/repository-subjects.js';
import { residentOf } from '../facts/resident.js';
import type { ImageChoice, Subject, SubjectKind } from '../facts/subject.js';
import { subjectsOf } from '../facts/subjects.js';
import type { Inventory, Registry, Repository } from '../model/inventory.js';
import { type Knowable, unknown } from '../model/unknown.js';
import type { Example } from '../schema/generated/rule.js';
import { exampleEstate } from './example-estate.js';
import { exampleImages, exampleNow, exampleReferences } from './example-images.js';
import { asUnread, exampleRegistry, exampleRepository, listOf, mapIn, textsIn } from './example-inventory.js';
import { checkExampleKeys } from './example-keys.js';
import { withParts } from './example-parts.js';

/**
 * Makes the subject that an example of a rule describes.
 *
 * @param images - Of a rule that applies to images, which of them it is asked of.
 * @throws Error where the example sets something that the model does not have.
 */
export function exampleSubject(kind: SubjectKind, example: Example, images?: ImageChoice): Subject {
  checkExampleKeys(example);
  const facts = createFacts(contextOf(example));
  const subject = subjectsIn(kind, example, facts).find((one) => one.kind === kind && one.image?.choice === images);
  if (subject === undefined) throw new Error(`the example describes no ${kind}`);
  return subject;
}

function subjectsIn(kind: SubjectKind, example: Example, facts: Facts): readonly Subject[] {
  if (kind === 'change') return changeSubjectsOf(exampleEstate(example), facts);
  const isLive = example['source'] === 'aws' || 'images' in example || kind === 'replica';
  const seen = <T>(value: T): T => (isLive ? asUnread(value) : value);
  const registry = seen(withParts(exampleRegistry(mapIn(example, 'registry')), kind, example));
  const repository = seen(exampleRepository(mapIn(example, 'repository'), registry));
  if (kind === 'replica') return replicasIn(example, registry, repository, facts);
  if (kind === 'image' || 'images' in example)
    return repositorySubjects({ repository, registry, images: exampleImages(example), source: 'aws', facts, judgedAs: undefined });
  const source = example['source'] === 'aws' ? 'aws' : 'terraform-plan';
  if ('repositories' in example) return registryWith(example, registry, source, facts);
  const repositories = kind === 'repository' || 'repository' in example ? [repository] : [];
  return subjectsOf({ schemaVersion: '1.0', source, registries: [registry], repositories }, facts);
}

function contextOf(example: Example): FactContext {
  const trust = mapIn(example, 'trust');
  return {
    requestedEnvironment: typeof example['environment'] === 'string' ? example['environment'] : '',
    environments: {},
    environmentVariables: new Map(),
    account: '',
    trustedAccounts: new Set(textsIn(trust, 'accounts')),
    trustedOrganizations: new Set(textsIn(trust, 'organizations')),
    assumedScanning: null,
    now: exampleNow,
    imagesInUse: exampleReferences(example),
  };
}

/** A registry with its repositories, by name. */
function registryWith(example: Example, registry: Registry, source: Inventory['source'], facts: Facts): readonly Subject[] {
  const residents = listOf(example['repositories']).map((one) => asUnread(exampleRepository(one, registry)));
  return registrySubjects({ registry, residents, whole: wholeOf(example, residents.length), registries: [registry], source, facts });
}

/** `repository` is copied from `registry` to one in eu-west-1, where `copy` is what has become of it. */
function replicasIn(example: Example, registry: Registry, repository: Repository, facts: Facts): readonly Subject[] {
  const destination = exampleRegistry({ key: '111122223333/eu-west-1', region: 'eu-west-1' });
  const copies = 'copy' in example ? [asUnread(exampleRepository({ name: repository.name, ...mapIn(example, 'copy') }, destination))] : [];
  const registries = [
    { registry, residents: [residentOf(repository)], whole: 1 },
    { registry: destination, residents: copies.map((copy) => residentOf(copy)), whole: wholeOf(example, copies.length) },
  ];
  return replicaSubjects({ registries, facts });
}

function wholeOf(example: Example, count: number): Knowable<number> {
  return example['repositoriesMissing'] === true ? unknown('not-read', 'the repositories of the registry were not all read') : count;
}
