import { readFileSync } from 'node:fs';
import path from 'node:path';
import { callName } from '../fake-aws/fake-call.ts';
import { fakeEnvironment } from '../fake-aws/fake-clients.ts';
import { manyRepositories } from '../fake-aws/many-repositories.ts';
import { rateLimits } from '../fake-aws/rate-limits.ts';
import { type FakeAws, startFakeAws } from '../fake-aws/start-fake-aws.ts';
import { ecrAudit, folder, script, timedBeside } from './measure.ts';

const account = '111122223333';

async function scan(aws: FakeAws, ...flags: readonly string[]): Promise<number> {
  const args = ['scan', '--region', 'us-east-1', '-f', 'json', ...flags];
  return timedBeside({ ...script(ecrAudit, ...args), env: fakeEnvironment(aws.endpoint, account) });
}

function callsOf(aws: FakeAws): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const call of aws.calls) counts.set(callName(call), (counts.get(callName(call)) ?? 0) + 1);
  return counts;
}

const repositories = 100;
const imagesEach = 2_500;

/** The least that it takes: pages of 1,000, 25 names a scanning call, 500 metrics a query, one of each read a repository. */
const least: Readonly<Record<string, number>> = {
  'ecr:DescribeRepositories': 1,
  'ecr:DescribeImages': repositories * Math.ceil(imagesEach / 1_000),
  'ecr:GetLifecyclePolicy': repositories,
  'ecr:GetRepositoryPolicy': repositories,
  'ecr:ListTagsForResource': repositories,
  'ecr:DescribeImageScanFindings': repositories,
  'ecr:BatchGetRepositoryScanningConfiguration': Math.ceil(repositories / 25),
  'cloudwatch:GetMetricData': Math.ceil(repositories / 500),
  'ecr:GetAccountSetting': 3,
};

/** How many requests a scan sends, beside the least possible. */
async function benchRequests(): Promise<void> {
  const aws = await startFakeAws(manyRepositories(repositories, imagesEach));
  await scan(aws);
  const counts = [...callsOf(aws)].sort(([, a], [, b]) => b - a);
  console.log(`scan: requests for ${repositories} repositories and ${repositories * imagesEach} images`);
  for (const [name, count] of counts) console.log(`  ${name.padEnd(46)} ${String(count).padStart(4)}  (least ${least[name] ?? 1})`);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const possible = counts.reduce((sum, [name]) => sum + (least[name] ?? 1), 0);
  console.log(`  ${'all'.padEnd(46)} ${String(total).padStart(4)}  (least ${possible})`);
  await aws.close();
}

/** What of an enforced quota is used by an action that is asked of every repository, from its first call to its last. */
async function benchThroughput(perSecond: number, saved: number): Promise<void> {
  const count = perSecond * 15;
  const aws = await startFakeAws(manyRepositories(count, 1));
  const { choose } = rateLimits(perSecond, saved);
  const asked: number[] = [];
  aws.intercept((call) => {
    const fault = choose(call);
    if (call.operation === 'GetLifecyclePolicy' && fault === undefined) asked.push(performance.now());
    return fault;
  });
  const report = path.join(folder, 'report.json');
  await scan(aws, '--concurrency', '50', '-o', report);
  const { incomplete } = JSON.parse(readFileSync(report, 'utf8'));
  const took = ((asked.at(-1) ?? 0) - (asked[0] ?? 0)) / 1_000;
  const allowed = (count - saved) / perSecond;
  const share = ((100 * allowed) / took).toFixed(0);
  const what = `scan: ${count} repositories at ${perSecond} calls a second, ${saved} saved`;
  console.log(`${what.padEnd(62)} ${share} % of what the quota allows (target 90 %; ${incomplete.length} parts not read, target 0)`);
  await aws.close();
}

/** Reading live registries, from a fake AWS on loopback. */
export async function benchLive(): Promise<void> {
  await benchRequests();
  await benchThroughput(50, 50);
  await benchThroughput(20, 20);
}
