import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { judgePlan } from '../src/app/judge-plan.ts';
import { type FormatName, formats, type ReporterOptions } from '../src/reporters/index.ts';
import type { Report } from '../src/schema/generated/report.ts';

const root = path.resolve(import.meta.dirname, '..');
const demo = 'reports/demo';

/** Waivers expire by the clock, and reports name the time: the examples are of one moment, soon after their plan was made. */
const now = new Date('2026-11-21T15:00:00Z');

/** As into a pipe, but wide enough that the picture in the README has few broken lines. */
const options: ReporterOptions = { terminal: { width: 100, colour: false, boxes: false }, sarifAnchor: '.ecr-audit.yaml' };

const files: Readonly<Record<string, FormatName>> = {
  'plan.txt': 'table',
  'plan.json': 'json',
  'plan.sarif': 'sarif',
  'plan.github.txt': 'github',
};

/** Judges the demo plan as `npm run demo` does, but at a fixed time. */
export async function judgeDemo({ allOutcomes }: { readonly allOutcomes: boolean }): Promise<Report> {
  const source = `${demo}/plan.json`;
  return judgePlan(await readFile(path.join(root, source)), { source, sourceRoot: { root, rootModule: demo }, now, allOutcomes });
}

/** The example reports: paths from the root of the repository, and the text that belongs there. */
export async function exampleReports(): Promise<ReadonlyMap<string, string>> {
  const report = await judgeDemo({ allOutcomes: false });
  const rendered = Object.entries(files).map(async ([name, format]) => {
    const render = await formats[format]();
    return [`reports/examples/${name}`, render(report, options)] as const;
  });
  return new Map(await Promise.all(rendered));
}
