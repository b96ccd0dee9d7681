import type { RegistryScanningConfiguration, Repository, RepositoryScanningConfiguration } from '@aws-sdk/client-ecr';

/**
 * What BatchGetRepositoryScanningConfiguration says is in force: the rules of the registry, continuous before on push; of basic
 * scanning without rules the repository's own flag. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
 */
export function effectiveScanning(repository: Repository, { rules = [], scanType }: RegistryScanningConfiguration) {
  const { repositoryName = '', repositoryArn, imageScanningConfiguration } = repository;
  const matching = rules.flatMap(({ scanFrequency, repositoryFilters = [] }) =>
    repositoryFilters.filter(({ filter = '' }) => matches(filter, repositoryName)).map((filter) => ({ scanFrequency, filter })),
  );
  const byFlag = scanType !== 'ENHANCED' && rules.length === 0 && imageScanningConfiguration?.scanOnPush === true;
  const frequencies = new Set(matching.map(({ scanFrequency }) => scanFrequency));
  const onPush = byFlag || frequencies.has('SCAN_ON_PUSH');
  return {
    repositoryArn,
    repositoryName,
    scanOnPush: onPush,
    scanFrequency: frequencies.has('CONTINUOUS_SCAN') ? 'CONTINUOUS_SCAN' : onPush ? 'SCAN_ON_PUSH' : 'MANUAL',
    appliedScanFilters: matching.map(({ filter }) => filter),
  } satisfies RepositoryScanningConfiguration;
}

/** A filter without a wildcard matches wherever it stands in the name. */
function matches(filter: string, name: string): boolean {
  if (!filter.includes('*')) return name.includes(filter);
  const pattern = filter.split('*').map((part) => part.replace(/[.]/g, '\\.'));
  return new RegExp(`^${pattern.join('.*')}$`).test(name);
}
