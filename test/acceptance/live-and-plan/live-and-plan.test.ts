import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeScan } from '../../../src/app/judge-scan.js';
import { readLive } from '../../../src/app/read-live.js';
import { judgePlan, type Report } from '../../../src/index.js';
import { fakeEnvironment } from '../../fake-aws/fake-clients.js';
import { startFakeAws } from '../../fake-aws/start-fake-aws.js';
import { account, region, type Specimen, type SpecimenRegistry, specimenRegistry, specimens } from './specimen.js';
import { specimenEstate } from './specimen-estate.js';
import { specimenPlan } from './specimen-plan.js';

const options = { packs: ['strict', 'enterprise', 'cost', 'aws-fsbp', 'recommended'], allOutcomes: true } as const;
const now = new Date('2026-11-21T12:00:00Z');

async function live(repositories: readonly Specimen[], registry: SpecimenRegistry): Promise<Report> {
  const aws = await startFakeAws(specimenEstate(repositories, registry));
  const before = { ...process.env };
  Object.assign(process.env, fakeEnvironment(aws.endpoint, account));
  try {
    return await judgeScan(readLive({ regions: [region], now }), options);
  } finally {
    process.env = before;
    await aws.close();
  }
}

/** Rule and repository to the outcome, with its severity and the environment in which it was judged. */
function verdicts({ findings }: Report): ReadonlyMap<string, string> {
  const ofRepositories = findings.filter(({ resource }) => resource.kind === 'repository');
  return new Map(
    ofRepositories.map(({ rule, resource, outcome, severity, environment }) => [
      `${rule} ${resource.name}`,
      `${outcome} ${severity} in ${environment.name}, which is told by ${environment.from}`,
    ]),
  );
}

describe('a repository', () => {
  it('is judged the same where it is planned and where it is there', async () => {
    await fc.assert(
      fc.asyncProperty(specimens, specimenRegistry, async (repositories, registry) => {
        const planned = verdicts(await judgePlan(specimenPlan(repositories, registry), { ...options, now }));
        const there = verdicts(await live(repositories, registry));
        // What a plan cannot tell, an account may.
        const both = [...planned].filter(([key, verdict]) => there.has(key) && !verdict.startsWith('unknown'));
        expect(both.length).toBeGreaterThan(repositories.length * 20);
        expect(Object.fromEntries(both)).toEqual(Object.fromEntries(both.map(([key]) => [key, there.get(key)])));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 90_000);
});
