import type { Facts } from '../facts/facts.js';
import { registrySubjects } from '../facts/registry-subjects.js';
import { replicaSubjects } from '../facts/replica-subjects.js';
import { repositorySubjects } from '../facts/repository-subjects.js';
import { type Resident, residentOf } from '../facts/resident.js';
import type { Subject } from '../facts/subject.js';
import type { Image, RepositoryImages } from '../model/image.js';
import type { Registry, Repository } from '../model/inventory.js';
import { type Knowable, unknown } from '../model/unknown.js';
import type { InventoryRecord, RepositoryEnd, RepositoryRecord, UnreadRecord } from '../schema/generated/inventory-record.js';

/** How far the reading of an inventory has come. */
export interface ScanProgress {
  readonly registries: number;
  readonly repositories: number;
  readonly images: number;
}

/** How records are judged as they come. */
export interface RecordsJudging {
  readonly facts: Facts;
  readonly ask: (subject: Subject) => void;
  readonly notify: (progress: ScanProgress) => void;
  /** False where no rule is asked about images. */
  readonly asksImages: boolean;
  /** The repository as it is to be judged; as it is by default. */
  readonly judgedAsIf?: (repository: Repository) => Repository;
  /** Is handed each repository that was asked, with all that is known of it. */
  readonly visit?: (visited: VisitedRepository) => void;
}

/** A repository as the rules saw it. */
export interface VisitedRepository {
  readonly subject: Subject;
  readonly repository: Repository;
  /** As it came, which a judgement may have replaced parts of. */
  readonly original: Repository;
  readonly registry: Registry;
  readonly images: RepositoryImages;
  readonly end: RepositoryEnd;
  readonly facts: Facts;
}

/** What was read, and what could not be. */
export interface RecordsJudged {
  readonly resources: Readonly<Record<string, number>>;
  readonly unread: readonly UnreadRecord[];
  readonly registries: readonly Registry[];
}

interface OpenRepository {
  readonly record: RepositoryRecord;
  readonly registry: Registry;
  readonly pages: Image[][];
}

/** A registry whose repositories are known, without their images. */
interface ReadRegistry {
  readonly registry: Registry;
  readonly residents: Resident[];
  whole: Knowable<number>;
}

/**
 * Asks the rules of each repository when its images are all there, and drops them; those of registries and replicas at the end.
 */
export async function judgeRecords(stream: AsyncIterator<InventoryRecord>, judging: RecordsJudging): Promise<RecordsJudged> {
  const registries = new Map<string, ReadRegistry>();
  const unread: UnreadRecord[] = [];
  const counts = { registry: 0, repository: 0, image: 0 };
  let open: OpenRepository | undefined;
  for (let step = await stream.next(); step.done !== true; step = await stream.next()) {
    const record = step.value;
    switch (record.record) {
      case 'registry':
        registries.set(record.registry.key, { registry: record.registry, residents: [], whole: notClosed });
        counts.registry += 1;
        break;
      case 'repository': {
        const there = registryOf(record, registries);
        there.residents.push(residentOf(record.repository, record.judgedAs));
        open = { record, registry: there.registry, pages: [] };
        break;
      }
      case 'images':
        open?.pages.push(record.images);
        counts.image += record.images.length;
        break;
      case 'repository-end':
        if (open !== undefined) judgeRepository(open, record, judging);
        open = undefined;
        counts.repository += 1;
        judging.notify({ registries: counts.registry, repositories: counts.repository, images: counts.image });
        break;
      case 'registry-end': {
        const there = registries.get(record.registry);
        if (there !== undefined) there.whole = record.repositories;
        break;
      }
      case 'unread':
        unread.push(record);
        break;
      case 'header':
      case 'end':
        break;
    }
  }
  judgeRegistries([...registries.values()], judging);
  const { image, ...others } = counts;
  return { resources: image === 0 ? others : counts, unread, registries: [...registries.values()].map(({ registry }) => registry) };
}

const notClosed = unknown('not-read', 'whether these are all repositories of the registry');

function registryOf({ repository }: RepositoryRecord, registries: ReadonlyMap<string, ReadRegistry>): ReadRegistry {
  const there = registries.get(repository.registry);
  if (there === undefined) throw new Error(`the inventory has no registry ${repository.registry}, which ${repository.key} is in`);
  return there;
}

function judgeRepository({ record, registry, pages }: OpenRepository, end: RepositoryEnd, judging: RecordsJudging): void {
  const { facts, ask, asksImages, judgedAsIf = (same) => same, visit = () => undefined } = judging;
  const [first = [], ...others] = pages;
  const images: RepositoryImages = {
    images: first.concat(...others),
    count: end.images,
    indexes: end.indexes,
    scans: end.scans,
    use: end.use,
  };
  const { repository: original, judgedAs } = record;
  const repository = judgedAsIf(original);
  for (const subject of repositorySubjects({ repository, registry, images, source: 'aws', facts, judgedAs, asksImages })) {
    ask(subject);
    if (subject.kind === 'repository') visit({ subject, repository, original, registry, images, end, facts });
  }
}

function judgeRegistries(registries: readonly ReadRegistry[], { facts, ask }: RecordsJudging): void {
  const all = registries.map(({ registry }) => registry);
  for (const { registry, residents, whole } of registries) {
    for (const subject of registrySubjects({ registry, residents, whole, registries: all, source: 'aws', facts })) ask(subject);
  }
  for (const subject of replicaSubjects({ registries, facts })) ask(subject);
}
