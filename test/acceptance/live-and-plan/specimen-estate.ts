import type { FakeEstate } from '../../fake-aws/estate.js';
import { makeKey, makeRepository, oneRegistry } from '../../fake-aws/make-estate.js';
import { account, customerKey, managedKey, region, type Specimen, type SpecimenRegistry } from './specimen.js';

const place = { account, region };

/** The repositories as they are there. */
export function specimenEstate(specimens: readonly Specimen[], registry: SpecimenRegistry): FakeEstate {
  const { scanType, scanningRules, replicated, cachePrefix } = registry;
  return oneRegistry(account, region, {
    repositories: specimens.map(repositoryOf),
    scanning: {
      scanType,
      rules: scanningRules.map(({ scanFrequency, filter }) => ({
        scanFrequency,
        repositoryFilters: [{ filter, filterType: 'WILDCARD' as const }],
      })),
    },
    replication: {
      rules:
        replicated.length === 0
          ? []
          : [
              {
                destinations: [{ region: 'us-east-1', registryId: account }],
                repositoryFilters: replicated.map((filter) => ({ filter, filterType: 'PREFIX_MATCH' as const })),
              },
            ],
    },
    pullThroughCacheRules:
      cachePrefix === '' ? [] : [{ ecrRepositoryPrefix: cachePrefix, upstreamRegistryUrl: 'registry-1.docker.io', registryId: account }],
    keys: [
      makeKey(place, customerKey.replace(/.*\//, ''), { KeyManager: 'CUSTOMER' }),
      makeKey(place, managedKey.replace(/.*\//, ''), { KeyManager: 'AWS' }),
    ],
  });
}

function repositoryOf({ name, tagMutability, exclusionFilters, scanOnPush, key, lifecyclePolicy, policy, tags }: Specimen) {
  return makeRepository(place, name, {
    details: {
      imageTagMutability: tagMutability as 'MUTABLE',
      ...(tagMutability.endsWith('_WITH_EXCLUSION')
        ? { imageTagMutabilityExclusionFilters: exclusionFilters.map((filter) => ({ filter, filterType: 'WILDCARD' as const })) }
        : {}),
      imageScanningConfiguration: { scanOnPush },
      encryptionConfiguration:
        key === 'none' ? { encryptionType: 'AES256' } : { encryptionType: 'KMS', kmsKey: key === 'aws' ? managedKey : customerKey },
    },
    lifecyclePolicy,
    policy,
    tags,
  });
}
