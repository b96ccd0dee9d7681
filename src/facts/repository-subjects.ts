import type { RepositoryImages } from '../model/image.js';
import { instantAt } from '../model/instant.js';
import type { Inventory, Registry, Repository } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import type { JudgedAs } from '../schema/generated/inventory-record.js';
import { ownAccountOf } from './access-context.js';
import { type Environment, environmentAs } from './environment.js';
import { environmentDoubt } from './environment-doubt.js';
import type { Facts } from './facts.js';
import { imageSubjects } from './image-subjects.js';
import type { ImagesSubject } from './images-type.js';
import { isFilledByCache } from './pull-through-cache.js';
import { registryType } from './registry-type.js';
import { rememberAbout } from './remember.js';
import { environmentType } from './repository-parts.js';
import { repositoryType } from './repository-type.js';
import type { Subject, SubjectResource } from './subject.js';

/** A repository that is judged by itself, before the others of its registry are known. */
export interface RepositoryToJudge {
  readonly repository: Repository;
  readonly registry: Registry;
  readonly images: RepositoryImages;
  readonly source: Inventory['source'];
  readonly facts: Facts;
  /** Of a redacted inventory: what the real name said. */
  readonly judgedAs: JudgedAs | undefined;
  /** False where no rule is asked about images: then none are looked for that it could be about. */
  readonly asksImages?: boolean;
}

/**
 * What rules are asked of about a repository: itself, and its images.
 *
 * @throws Error where the facts have no clock: images are judged by the instant at which they were listed.
 */
export function repositorySubjects(given: RepositoryToJudge): readonly Subject[] {
  const { repository, registry, source, facts, judgedAs } = given;
  const { now } = facts.context;
  if (now === undefined) throw new Error('the facts of an inventory with images need the instant at which it was taken');
  // ECR Public has no pull-through cache.
  const cached = repository.kind === 'private' && isFilledByCache(repository.name, registry);
  const images: ImagesSubject = { images: given.images, now: instantAt(now.getTime()), cached };
  const registryView = viewsOf(facts)(registry)(source);
  const subject = repositorySubject({ repository, registry, registryView, facts, judgedAs, images });
  return given.asksImages === false ? [subject] : [subject, ...imageSubjects(subject, images)];
}

/** One view a registry, so that what it says is computed once for all of its repositories. */
const viewsOf = rememberAbout((facts: Facts) =>
  rememberAbout((registry: Registry) => {
    const views = new Map<Inventory['source'], object>();
    return (source: Inventory['source']): object => {
      const view = views.get(source) ?? registryType.view({ registry, residents: notAsked, whole: notAsked, source, facts });
      views.set(source, view);
      return view;
    };
  }),
);

const notAsked = unknown('not-told', 'the other repositories of the registry: a rule about a repository does not see them');

/** A repository with what its view is made of. */
export interface RepositoryInContext {
  readonly repository: Repository;
  readonly registry: Registry;
  readonly registryView: object;
  readonly facts: Facts;
  readonly judgedAs: JudgedAs | undefined;
  /** Null where the source shows none. */
  readonly images: ImagesSubject | null;
}

/** A repository in the environment that it belongs to, with the doubt about it, if there is one. */
export function repositorySubject(given: RepositoryInContext): Subject {
  const { repository, registry, facts, judgedAs } = given;
  const environment = environmentAs(judgedAs, repository, registry, facts.context);
  const doubt = environmentDoubt(environment, repository, facts.context);
  if (doubt === null) return subjectIn(environment, given);
  const { why, others, belongsHere } = doubt;
  return {
    ...subjectIn(doubt.environment, given),
    doubt: { why, belongsHere, others: () => others.map((other) => subjectIn(other, given)) },
  };
}

function subjectIn(environment: Environment, { registryView, ...given }: RepositoryInContext): Subject {
  const { repository, registry, facts } = given;
  return {
    kind: 'repository',
    key: repository.key,
    resource: repositoryResource(repository, registry, facts),
    environment,
    partial: !repository.managed,
    variables: {
      repository: repositoryType.view({ ...given, environment }),
      registry: registryView,
      environment: environmentType.view(environment),
    },
    tags: repository.tags,
    members: [repository.address, repository.lifecyclePolicy.address, repository.policy.address].filter((address) => address !== ''),
  };
}

/** What a finding on a repository names. */
export function repositoryResource(
  repository: Pick<Repository, 'name' | 'arn' | 'address'>,
  registry: Registry,
  facts: Facts,
): SubjectResource {
  return {
    kind: 'repository',
    name: textOf(repository.name),
    account: textOf(ownAccountOf(registry, facts.context)),
    region: textOf(registry.region),
    arn: textOf(repository.arn),
    address: repository.address,
  };
}

/** A text in a finding; empty where it is not known. */
export function textOf(value: Knowable<string>): string {
  return isUnknown(value) ? '' : value;
}
