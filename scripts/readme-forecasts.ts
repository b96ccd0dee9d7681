import type { Page } from '../src/reporters/table/page.ts';
import { paintFor } from '../src/reporters/table/paint.ts';
import { forecastLines } from '../src/reporters/table/simulation/forecast.ts';
import { type ForecastExample, forecastExamples } from './demo/forecast-examples.ts';

const page: Page = {
  width: 100,
  boxes: true,
  paint: paintFor(false),
  scope: { source: '', packs: [], environment: '', changedOnly: false, failOn: 'high', failOnUnknown: false },
  command: 'simulate',
  incomplete: false,
};

const marks = /(<!-- forecasts: made by npm run reports -->\n)[\s\S]*?(<!-- \/forecasts -->)/;

/** The README with the forecasts of one repository drawn: under no policy, and under the policies of the pack `enterprise`. */
export function withForecasts(readme: string): string {
  if (!marks.test(readme)) throw new Error('README.md has lost the marks of the forecasts');
  const drawings = forecastExamples().map(drawingOf).join('\n\n');
  return readme.replace(marks, (_, open: string, close: string) => `${open}${drawings}\n${close}`);
}

function drawingOf({ environments, forecast }: ForecastExample): string {
  const title = environments.length === 0 ? 'No policy' : `The policy that the pack \`enterprise\` asks for in ${environments.join(', ')}`;
  const lines = forecastLines(forecast, page).map((line) => line.trimEnd());
  // What is pushed is the same for all of them, and what is assumed is said above.
  const end = lines.findIndex((line) => line.trimStart().startsWith('pushes:'));
  const drawn = lines.slice(0, end).join('\n').trimEnd();
  return `${title}:\n\n\`\`\`text\n${drawn}\n\`\`\``;
}
