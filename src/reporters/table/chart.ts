import { axisFor, type Measure } from './chart-axis.js';
import { dateLine } from './chart-dates.js';
import type { Paint } from './paint.js';

/** One bar of a chart; what is shaded is the upper part of its value. */
export interface Bar {
  readonly value: number;
  readonly shaded: number;
}

export interface ChartStyle {
  /** Columns that no line exceeds. */
  readonly width: number;
  /** Whether block characters can be shown. */
  readonly blocks: boolean;
  readonly measure: Measure;
  /** When the bars are: dates, from the first to the last. Safe to print. */
  readonly dates: readonly string[];
  readonly paint: Paint;
}

/** Fewer columns say nothing. */
const fewestColumns = 10;
/** A chart of few steps is drawn as high as one of many. */
const rowsAStep = (steps: number): number => (steps < 4 ? 3 : 2);

/**
 * A chart of bars over time, with sizes beside it and dates below. Where there are more bars than columns, the highest of those that
 * share a column is drawn. Nothing for values that are all zero, and where it would be too narrow.
 */
export function chartLines(bars: readonly Bar[], style: ChartStyle): string[] {
  const highest = bars.reduce((most, { value }) => Math.max(most, value), 0);
  const { top, labels } = axisFor(highest, style.measure);
  const gutter = labels.reduce((most, label) => Math.max(most, label.length), 0);
  const columns = style.width - gutter - ' |'.length;
  if (!(highest > 0) || columns < fewestColumns) return [];
  const step = rowsAStep(labels.length - 1);
  const rows = (labels.length - 1) * step;
  const drawn = spread(bars, columns).map((bar) => heightOf(bar, rows / top));
  const { corner, floor } = style.blocks ? boxes : ascii;
  const lines = Array.from({ length: rows }, (_, down) => {
    const row = rows - 1 - down;
    const label = (row + 1) % step === 0 ? (labels[(row + 1) / step] ?? '') : '';
    return `${edge(label, gutter, style)}${style.paint.drawn(rowText(drawn, row, style.blocks))}`;
  });
  const base = style.paint.quiet(`${'0'.padStart(gutter)} ${corner}${floor.repeat(columns)}`);
  return [...lines, base, ...dateLine(style.dates, columns).map((line) => style.paint.quiet(`${' '.repeat(gutter + 2)}${line}`))];
}

const boxes = { labelled: '┤', plain: '│', corner: '└', floor: '─' } as const;
const ascii = { labelled: '+', plain: '|', corner: '+', floor: '-' } as const;

/** How full a cell is, from the least to all. */
const fillings = { blocks: [...'▁▂▃▄▅▆▇█'], ascii: [...'..::::##'] } as const;
const shades = { blocks: '░', ascii: '%' } as const;

function edge(label: string, gutter: number, { blocks, paint }: ChartStyle): string {
  const { labelled, plain } = blocks ? boxes : ascii;
  return paint.quiet(`${label.padStart(gutter)} ${label === '' ? plain : labelled}`);
}

/** The mark of what is shaded, for a legend. */
export function shadeMark(blocks: boolean): string {
  return shades[blocks ? 'blocks' : 'ascii'];
}

interface Height {
  /** Rows. */
  readonly all: number;
  /** Rows below what is shaded. */
  readonly solid: number;
}

function heightOf({ value, shaded }: Bar, rowsAUnit: number): Height {
  return { all: value * rowsAUnit, solid: Math.max(0, value - shaded) * rowsAUnit };
}

/** As many bars as columns: each repeated where they are few, the highest of some where they are many. */
function spread(bars: readonly Bar[], columns: number): Bar[] {
  return Array.from({ length: columns }, (_, at) => {
    const from = Math.floor((at * bars.length) / columns);
    const to = Math.max(from + 1, Math.floor(((at + 1) * bars.length) / columns));
    return bars.slice(from, to).reduce((high, bar) => (bar.value > high.value ? bar : high), { value: 0, shaded: 0 });
  });
}

function rowText(heights: readonly Height[], row: number, blocks: boolean): string {
  return heights
    .map((height) => cell(height, row, blocks))
    .join('')
    .trimEnd();
}

function cell({ all, solid }: Height, row: number, blocks: boolean): string {
  if (all <= row) return ' ';
  const kind = blocks ? 'blocks' : 'ascii';
  const border = all > solid ? Math.round(solid) : solid;
  if (all > solid && border <= row) return shades[kind];
  const eighths = Math.min(8, Math.max(1, Math.round((border - row) * 8)));
  return fillings[kind][eighths - 1] ?? ' ';
}
