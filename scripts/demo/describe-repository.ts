import { scanningCover } from '../../src/facts/scanning-cover.ts';
import type { Encryption, PolicyDocument, Registry, Repository, Unknown } from '../../src/model/inventory.ts';
import { isUnknown, unknown } from '../../src/model/unknown.ts';
import { daysAgo, instant } from './moment.ts';
import { type Place, publicArn, repositoryArn } from './places.ts';
import type { DemoRepository } from './repository.ts';

/** A repository as the inventory has it. It was made a day before the first push to it. */
export function describeRepository(repository: DemoRepository, place: Place, registry: Registry): Repository {
  const { name, kind = 'private', tags = {}, mutability = 'MUTABLE', exclusions = [], scanOnPush = true } = repository;
  const arn = kind === 'public' ? publicArn(place, name) : repositoryArn(place, name);
  return {
    key: arn,
    registry: registry.key,
    kind,
    managed: true,
    name,
    arn,
    address: '',
    tagMutability: mutability,
    tagMutabilityExclusionFilters: [...exclusions],
    encryption: encryptionOf(repository),
    scanOnPush: kind === 'private' && scanOnPush,
    scanFrequency: kind === 'public' ? notOffered('scanning') : frequencyIn(registry, name, scanOnPush),
    lifecyclePolicy: document(repository.lifecycle),
    policy: document(repository.access),
    tags: { ...tags },
    certainTags: { ...tags },
    forceDelete: false,
    createdAt: instant(daysAgo(1 + (repository.copy?.since ?? Math.max(...repository.pipelines.map(({ since }) => since))))),
    pulls: kind === 'public' ? notOffered('pull counts') : { days: 90, count: repository.pulls },
  };
}

/** What Amazon ECR Public has not got. */
export function notOffered(what: string): Unknown {
  return unknown('not-told', `${what}, which Amazon ECR Public does not have`);
}

function encryptionOf({ key }: DemoRepository): Encryption {
  return key === undefined
    ? { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' }
    : { type: 'KMS', kmsKey: key.arn, keyManager: key.manager, keyState: key.state };
}

function document(text = ''): PolicyDocument {
  return { present: text !== '', text, address: '' };
}

/** Without rules basic scanning goes by the flag of the repository; what no rule covers is scanned when somebody asks. */
function frequencyIn({ scanning: [configuration] }: Registry, name: string, scanOnPush: boolean): Repository['scanFrequency'] {
  if (configuration === undefined || isUnknown(configuration.rules)) throw new Error('the registry has no scanning configuration');
  if (configuration.rules.length === 0) return scanOnPush ? 'SCAN_ON_PUSH' : 'MANUAL';
  const { frequency } = scanningCover(name, configuration.rules, configuration.scanType);
  return frequency === '' ? 'MANUAL' : frequency;
}
