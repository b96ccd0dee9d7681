import { grouped } from '../model/grouped.js';
import type { Image } from '../model/image.js';
import type { ImageReference } from '../model/image-reference.js';
import type { Registry, Repository } from '../model/inventory.js';
import { isUnknown, type Knowable, unknown } from '../model/unknown.js';
import { ownAccountOf } from './access-context.js';
import type { Facts } from './facts.js';
import { rememberAbout } from './remember.js';
import { anyUse, type InUse, notInUse, type UseTest } from './use-test.js';

/** A repository, as references name it. */
export interface NamedRepository {
  readonly repository: Pick<Repository, 'name'>;
  readonly registry: Registry;
  readonly facts: Facts;
}

/**
 * How to tell what names an image of a repository: by its digest, or by the repository and a tag. A digest that is named in another
 * repository is not what is pulled from this one; of account and region, and of a repository's name, what either side does not say
 * tells nothing apart. A name without a registry that may be of another one leaves it open. Where not all that runs is known, whether
 * an image runs that nothing names is not.
 */
export function referenceTest(repository: NamedRepository): UseTest {
  const isNamed = namedTest(repository);
  const { imagesInUseMissing } = repository.facts.context;
  if (imagesInUseMissing === undefined) return isNamed;
  const mayRun: InUse = { by: [], doubt: imagesInUseMissing };
  return (image) => anyUse([isNamed(image), mayRun]);
}

function namedTest({ repository: { name }, registry, facts }: NamedRepository): UseTest {
  const { imagesInUse = [] } = facts.context;
  if (imagesInUse.length === 0) return () => notInUse;
  const account = ownAccountOf(registry, facts.context);
  const isHere = (one: ImageReference): boolean =>
    mayAgree(one.repository, name) && mayAgree(one.account, account) && mayAgree(one.region, registry.region);
  const { byDigest, taggedIn, tagged } = referencesBy(imagesInUse);
  const isNamed = !isUnknown(name) && name !== '';
  const ofTag = grouped((isNamed ? (taggedIn.get(name) ?? []) : tagged).filter(isHere), ({ tag }) => tag);
  return ({ digest, tags }: Image) => {
    const ofDigest = byDigest.get(digest)?.filter(isHere) ?? [];
    const ofTags = ofTag.size === 0 ? [] : tags.flatMap((tag) => ofTag.get(tag) ?? []);
    if (!isNamed && ofTags.length > 0 && ofDigest.length === 0) return { by: [], doubt: nameless };
    return useBy(isNamed ? [...ofDigest, ...ofTags] : ofDigest);
  };
}

function useBy(references: readonly ImageReference[]): InUse {
  const [first] = references;
  if (first === undefined) return notInUse;
  const placed = references.filter(({ mayBeElsewhere }) => mayBeElsewhere !== true);
  if (placed.length > 0) return { by: wordsOf(placed), doubt: null };
  return { by: [], doubt: unknown('not-told', `${ofHere}: ${first.by} names it without a registry, as on Docker Hub; ${ifSo}`) };
}

const ofHere = 'whether an image in use is of this repository';
const ifSo = 'if it is, list its URI with --in-use too';

const nameless = unknown('not-told', 'which repository it is, so that an image in use is known by its digest alone');

function mayAgree(said: string, known: Knowable<string>): boolean {
  return said === '' || isUnknown(known) || known === '' || said === known;
}

function wordsOf(references: readonly ImageReference[]): readonly string[] {
  return [...new Set(references.map(({ by }) => (by === '' ? 'listed as in use' : by)))];
}

/** References in the order in which they are asked for; of those with a digest the tag says nothing. */
interface References {
  readonly byDigest: ReadonlyMap<string, readonly ImageReference[]>;
  /** Those with a tag alone, by the name of the repository. */
  readonly taggedIn: ReadonlyMap<string, readonly ImageReference[]>;
  readonly tagged: readonly ImageReference[];
}

/** Sorted once for an estate, whose repositories would else each look through all. */
const referencesBy = rememberAbout((references: readonly ImageReference[]): References => {
  const tagged = references.filter(({ digest, tag }) => digest === '' && tag !== '');
  const digests = references.filter(({ digest }) => digest !== '');
  return { byDigest: grouped(digests, ({ digest }) => digest), taggedIn: grouped(tagged, ({ repository }) => repository), tagged };
});
