import { describe, expect, it, vi } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-code.js';
import type { FakeEstate } from '../fake-aws/estate.js';
import { exampleEstate, memberAccount } from '../fake-aws/example-estate.js';
import type { FaultName } from '../fake-aws/faults.js';
import { emptyRegion, makeAccount, makeRepository } from '../fake-aws/make-estate.js';
import { compareOutcomes } from './compare-outcomes.js';
import { faultedScans } from './faulted-scans.js';

vi.mock('../../src/sources/aws/clock.js', () => import('./hurried-clock.js'));
vi.spyOn(Math, 'random').mockReturnValue(0);

const own = '111122223333';
const withOne = (account: string, name: string, roles: Readonly<Record<string, string>> = {}) =>
  makeAccount({ 'us-east-1': { ...emptyRegion, repositories: [makeRepository({ account, region: 'us-east-1' }, name)] } }, { roles });

/** Two accounts of an organization, a repository each. */
const estate: FakeEstate = {
  accounts: { [own]: withOne(own, 'platform'), [memberAccount]: withOne(memberAccount, 'sandbox', { auditor: 'audit-42' }) },
  organization: exampleEstate.organization?.slice(0, 2) ?? [],
};

const { clean, withFault } = await faultedScans({
  estate,
  account: own,
  scope: { organization: true, role: 'auditor', externalId: 'audit-42', regions: ['all'] },
  packs: ['recommended'],
});

const kinds: readonly FaultName[] = [
  ...(['throttle', 'serverError', 'timeOut', 'accessDenied', 'expiredToken', 'truncatedBody', 'emptyBody'] as const),
];

/** What tells where to read, and what of the scan is still there without it. */
const lost: Readonly<Record<string, readonly string[]>> = {
  'organizations:ListAccounts': ['platform'],
  'sts:AssumeRole': ['platform'],
  'sts:GetCallerIdentity': ['platform', 'sandbox'],
};

const repositoriesOf = ({ findings }: typeof clean) =>
  new Set(findings.filter(({ resource }) => resource.kind === 'repository').map(({ resource }) => resource.name));

describe.concurrent('a scan that is not told where to read', () => {
  it('reads both accounts where it is', () => {
    expect(clean.incomplete).toEqual([]);
    expect(repositoriesOf(clean)).toEqual(new Set(['platform', 'sandbox']));
  });

  it.each(Object.entries(lost).flatMap(([call, left]) => kinds.map((fault) => [call, fault, left] as const)))(
    '%s: %s',
    async (call, fault, left) => {
      const report = await withFault(call, fault);
      expect(compareOutcomes(clean, report).wrong).toEqual([]);
      expect([...repositoriesOf(report)].every((name) => left.includes(name))).toBe(true);
      expect(report.incomplete.length).toBeGreaterThan(0);
      if (fault === 'accessDenied') expect(report.incomplete.map(({ hint }) => hint).join(' ')).toContain(call);
      expect(exitCodeOf(report, { softFail: true, allowPartial: false })).toBe(3);
    },
  );

  it.each(kinds)('account:ListRegions: %s', async (fault) => {
    const report = await withFault('account:ListRegions', fault);
    expect(compareOutcomes(clean, report).wrong).toEqual([]);
    expect(report.incomplete.length).toBeGreaterThan(0);
    expect(exitCodeOf(report, { softFail: true, allowPartial: false })).toBe(3);
  });
});
