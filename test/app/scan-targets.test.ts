import { describe, expect, it } from 'vitest';
import { type ScanScope, scanTargets } from '../../src/app/scan-targets.js';
import type { Config } from '../../src/schema/generated/config.js';

const prod = { accounts: ['111122223333'], regions: ['eu-central-1'], role: 'audit', externalId: 'x' };
const dev = { accounts: ['444455556666'] };
const config: Config = { environments: { prod, dev, sandbox: { match: { names: ['sandbox/*'] } } } };
const nothing = { profile: undefined, role: undefined, externalId: undefined, accounts: [], organization: false, regions: [] };

describe('the targets of a scan', () => {
  it.each<readonly [string, ScanScope, Config, string, readonly object[]]>([
    ['are what the SDK finds where nothing is said', {}, {}, '', [nothing]],
    ['are those of the environment that was asked for', {}, config, 'prod', [{ ...nothing, ...prod }]],
    [
      'are those of every environment that says where it is',
      {},
      config,
      '',
      [
        { ...nothing, ...prod },
        { ...nothing, ...dev },
      ],
    ],
    ['are what the SDK finds where the environment says nothing of it', {}, config, 'sandbox', [nothing]],
    ['are what the SDK finds for an environment that the config has not', {}, config, 'staging', [nothing]],
    ['have the regions of the command line', { regions: ['all'] }, config, 'prod', [{ ...nothing, ...prod, regions: ['all'] }]],
    [
      'have the role of the command line',
      { role: 'other', externalId: 'y' },
      config,
      'prod',
      [{ ...nothing, ...prod, role: 'other', externalId: 'y' }],
    ],
    [
      'are the accounts of the command line, whatever the config says',
      { accounts: ['777788889999'] },
      config,
      'prod',
      [{ ...nothing, accounts: ['777788889999'] }],
    ],
    [
      'are the organization, whatever the config says',
      { organization: true, role: 'a' },
      config,
      '',
      [{ ...nothing, organization: true, role: 'a' }],
    ],
    ['are each there once', {}, { environments: { a: dev, b: dev } }, '', [{ ...nothing, ...dev }]],
  ])('%s', (_, scope, settings, environment, expected) => {
    expect(scanTargets(scope, settings, environment)).toEqual(expected);
  });

  it('want a role for an organization', () => {
    expect(() => scanTargets({ organization: true }, config, 'prod')).toThrow('--org needs a role');
  });
});
