import { byteUnitOf } from '../byte-size.js';
import { formatCount } from '../quantity.js';

/** What the values of a chart are. */
export type Measure = 'bytes' | 'count';

/** The upright axis of a chart, from zero. */
export interface Axis {
  readonly top: number;
  /** Words at even distances, the lowest first; it is that of zero. */
  readonly labels: readonly string[];
}

/** Numbers at which an axis is read without reckoning. */
const roundSteps = [0.25, 0.5, 1, 2, 2.5, 5];
/** More lines of a chart say nothing more. */
const mostSteps = 4;

/** The lowest axis with round labels that is as high as the highest value. */
export function axisFor(highest: number, measure: Measure): Axis {
  const { name, size } = measure === 'bytes' ? byteUnitOf(highest) : { name: '', size: 1 };
  const step = roundStep(highest / size / mostSteps, measure === 'bytes' && size > 1) * size;
  const steps = Math.max(1, Math.ceil(highest / step));
  const labels = Array.from({ length: steps + 1 }, (_, at) => (at === 0 ? '0' : labelOf((at * step) / size, name)));
  return { top: steps * step, labels };
}

/** There is no half of an image, nor of a byte. */
function roundStep(least: number, fractions: boolean): number {
  for (let power = 1; ; power *= 10) {
    const step = roundSteps.map((round) => round * power).find((round) => round >= least && (fractions || Number.isInteger(round)));
    if (step !== undefined) return step;
  }
}

function labelOf(value: number, unit: string): string {
  const number = Number.isInteger(value) ? formatCount(value) : String(value);
  return unit === '' ? number : `${number} ${unit}`;
}
