import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { judgePlan } from '../src/app/judge-plan.ts';
import { judgeScan } from '../src/app/judge-scan.ts';
import { selectRepositories } from '../src/app/select-repositories.ts';
import { simulateLifecycle } from '../src/app/simulate.ts';
import { type FormatName, formats, type ReporterOptions } from '../src/reporters/index.ts';
import type { Report } from '../src/schema/generated/report.ts';
import { demoStream } from './demo-file.ts';
import { withForecasts } from './readme-forecasts.ts';
import { withPicture, withSimulation } from './readme-picture.ts';

const root = path.resolve(import.meta.dirname, '..');
const demo = 'reports/demo';

/** Waivers expire by the clock, and reports name the time: the examples are of one moment, soon after their plan was made. */
const now = new Date('2026-11-21T15:00:00Z');

/** As into a pipe, but wide enough that the picture in the README has few broken lines. */
const options: ReporterOptions = { terminal: { width: 100, colour: false, boxes: false }, sarifAnchor: '.ecr-audit.yaml' };

/** The ending of an example's name, and its format. */
const endings: Readonly<Record<string, FormatName>> = { txt: 'table', json: 'json', sarif: 'sarif', 'github.txt': 'github' };

/** Judges the demo plan as `npm run demo:plan` does, but at a fixed time. */
export async function judgeDemoPlan({ allOutcomes }: { readonly allOutcomes: boolean }): Promise<Report> {
  const source = `${demo}/plan.json`;
  return judgePlan(await readFile(path.join(root, source)), { source, sourceRoot: { root, rootModule: demo }, now, allOutcomes });
}

/** Judges the inventory of the demo as `npm run demo` does. */
export async function judgeDemo(options: { readonly packs?: readonly string[]; readonly allOutcomes: boolean }): Promise<Report> {
  return judgeScan(demoStream(), options);
}

/** Simulates the policy of a repository of the demo that did not do what its author meant, with a forecast. */
export async function simulateDemo(): Promise<Report> {
  const records = selectRepositories(demoStream(), ['production-parcel-tariffs']);
  return simulateLifecycle(records, { forecast: { horizonDays: 90, pushesPerDay: null } });
}

/** The example reports, and the README with pictures of two: paths from the root of the repository, and the text that belongs there. */
export async function exampleReports(): Promise<ReadonlyMap<string, string>> {
  const reports = {
    plan: await judgeDemoPlan({ allOutcomes: false }),
    scan: await judgeDemo({ allOutcomes: false }),
    simulate: await simulateDemo(),
  };
  const files = Object.entries(reports).flatMap(([command, report]) =>
    Object.entries(endings).map(async ([ending, format]) => {
      const render = await formats[format]();
      return [`reports/examples/${command}.${ending}`, render(report, options)] as const;
    }),
  );
  const examples = new Map<string, string>(await Promise.all(files));
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  const scanned = withPicture(readme, examples.get('reports/examples/scan.txt') ?? '');
  return examples.set('README.md', withForecasts(withSimulation(scanned, examples.get('reports/examples/simulate.txt') ?? '')));
}
