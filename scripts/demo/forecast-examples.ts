import { forecastReport } from '../../src/app/forecast-report.ts';
import { storagePricesIn } from '../../src/cost/storage-prices.ts';
import { forecast } from '../../src/lifecycle/forecast/forecast.ts';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.ts';
import type { SimulatedRepository } from '../../src/lifecycle/simulation/simulated-repository.ts';
import type { Forecast } from '../../src/schema/generated/report.ts';
import { environmentPolicies } from './environment-policies.ts';
import { takenAt } from './moment.ts';
import type { Pipeline } from './pipeline.ts';
import { home, trials } from './places.ts';
import { imagesIn } from './repository-images.ts';
import { alongside, branch, commits, releases } from './tag-schemes.ts';

/** A forecast that the README draws. */
export interface ForecastExample {
  /** The policy, by the environments that it is for; empty for no policy. */
  readonly environments: readonly string[];
  readonly forecast: Forecast;
}

const horizonDays = 90;

const since = 75;
const pipelines: readonly Pipeline[] = [
  { since, perWeek: 14, tags: branch('main'), shape: 'oci', mebibytes: 180 },
  { since, perWeek: 2, tags: releases(3), shape: 'oci', mebibytes: 175 },
  { since, perWeek: 10, tags: commits, shape: 'multi-arch', mebibytes: 120, signed: 'notation' },
  { since, perWeek: 5, tags: alongside('nightly', () => ({ own: [], moving: [] })), shape: 'oci', mebibytes: 210 },
];

/** A service of some teams, pushed to for eleven weeks, from which nothing was ever deleted. */
export function grownRepository(): SimulatedRepository {
  const { images, indexes } = imagesIn(
    { name: 'apps/route-planner', pipelines, pulledBy: 'cluster', pulls: 900 },
    { account: trials, region: home },
  );
  return { images, indexes, complete: true };
}

/** The forecast of one repository under no policy, and under each policy that the pack `enterprise` asks for. */
export function forecastExamples(): readonly ForecastExample[] {
  const repository = grownRepository();
  const options = { now: Date.parse(takenAt), horizonDays, pushesPerDay: null, currentPolicy: { rules: [] } };
  return [{ environments: [], text: null }, ...environmentPolicies].map(({ environments, text }) => {
    const reading = text === null ? null : readLifecyclePolicy(text);
    if (reading?.valid === false) throw new Error(`Amazon ECR would refuse this policy: ${reading.errors[0]?.message} in ${text}`);
    const series = forecast(reading === null ? null : reading.policy, repository, options);
    return { environments, forecast: forecastReport(series, storagePricesIn(home)) };
  });
}
