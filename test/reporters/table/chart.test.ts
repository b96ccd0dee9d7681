import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bar, chartLines } from '../../../src/reporters/table/chart.js';
import { axisFor } from '../../../src/reporters/table/chart-axis.js';
import { paintFor } from '../../../src/reporters/table/paint.js';

const plain = { width: 40, blocks: false, measure: 'count', dates: ['2026-11-21', '2026-12-21'], paint: paintFor(false) } as const;
const barsOf = (values: readonly number[]): Bar[] => values.map((value) => ({ value, shaded: 0 }));

describe('a chart', () => {
  it('of blocks, with what is shaded on top', () => {
    const bars = Array.from({ length: 31 }, (_, day) => ({ value: 2 ** 30 * (1 + day / 10), shaded: 2 ** 30 * (day < 10 ? 0 : 1) }));
    expect(`\n${chartLines(bars, { ...plain, blocks: true, measure: 'bytes' }).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      4 GiB ┤                            ░░░░░
            │                       ░░░░░░░░░░
      3 GiB ┤                  ░░░░░░░░░░░░███
            │            ░░░░░░░░░░░░░████████
      2 GiB ┤       ▂▃▅▆░░░░░░░░░█████████████
            │  ▂▃▅▆█████░░░███████████████████
      1 GiB ┤█████████████████████████████████
            │█████████████████████████████████
          0 └─────────────────────────────────
             2026-11-21             2026-12-21
      "
    `);
  });

  it('in plain characters', () => {
    const bars = barsOf(Array.from({ length: 31 }, (_, day) => 300 - day * 7));
    expect(`\n${chartLines(bars, plain).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      300 +##:::.
          |#######::::.
          |#############::..
      200 +###################::..
          |#######################:::..
          |#############################:::.
      100 +##################################:
          |###################################
          |###################################
        0 +-----------------------------------
           2026-11-21               2026-12-21
      "
    `);
  });

  it.each([
    ['no value', barsOf([]), 40],
    ['nothing but zero', barsOf([0, 0]), 40],
    ['no room', barsOf([1, 2]), 8],
  ])('of %s is not drawn', (_, bars, width) => {
    expect(chartLines(bars, { ...plain, width })).toEqual([]);
  });

  it('keeps a peak of one day, however many days share a column', () => {
    const values = Array.from({ length: 365 }, (_, day) => (day === 200 ? 8 : 1));
    const [top = ''] = chartLines(barsOf(values), plain);
    expect(top).toMatch(/^ {0,3}8 \+ +#$/);
  });
});

describe('whatever the values', () => {
  const values = fc.array(fc.oneof(fc.nat({ max: 1000 }), fc.maxSafeNat()), { minLength: 1, maxLength: 100 });
  const style = fc.record({
    width: fc.integer({ min: 10, max: 140 }),
    blocks: fc.boolean(),
    measure: fc.constantFrom('bytes' as const, 'count' as const),
  });

  it('no line is wider than told', () => {
    fc.assert(
      fc.property(values, style, (some, told) => {
        for (const line of chartLines(barsOf(some), { ...plain, ...told })) expect(line.length).toBeLessThanOrEqual(told.width);
      }),
    );
  });

  it('every value ends within the row that its bar ends in', () => {
    fc.assert(
      fc.property(values, style, (some, told) => {
        const lines = chartLines(barsOf(some), { ...plain, ...told });
        const floor = lines.findIndex((line) => /[└]|^ *0 \+-/.test(line));
        if (floor < 0) return;
        const rows = lines.slice(0, floor);
        const from = (lines[floor] ?? '').search(/[└+]/) + 1;
        const columns = told.width - from;
        const { top } = axisFor(Math.max(...some), told.measure);
        for (let column = 0; column < columns; column += 1) {
          const first = Math.floor((column * some.length) / columns);
          const last = Math.max(first + 1, Math.floor(((column + 1) * some.length) / columns));
          const value = Math.max(...some.slice(first, last));
          const filled = rows.filter((row) => (row[from + column] ?? ' ') !== ' ').length;
          const height = (value * rows.length) / top;
          expect(filled).toBeGreaterThanOrEqual(height - 1e-9);
          expect(filled).toBeLessThan(height + 1 + 1e-9);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('what is shaded is never more than its bar', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (some, part, blocks) => {
        const shaded = some.map((value) => ({ value, shaded: Math.floor(value * part) }));
        const rowsOf = (bars: readonly Bar[]) => chartLines(bars, { ...plain, blocks }).map((line) => line.replace(/[^ ]/g, '#'));
        expect(rowsOf(shaded)).toEqual(rowsOf(barsOf(some)));
      }),
    );
  });
});

describe('an axis', () => {
  it.each([
    [1, 'count', ['0', '1']],
    [7, 'count', ['0', '2', '4', '6', '8']],
    [1204, 'count', ['0', '500', '1,000', '1,500']],
    [1000, 'bytes', ['0', '250 B', '500 B', '750 B', '1,000 B']],
    [2 ** 30, 'bytes', ['0', '0.25 GiB', '0.5 GiB', '0.75 GiB', '1 GiB']],
    [9.3 * 2 ** 30, 'bytes', ['0', '2.5 GiB', '5 GiB', '7.5 GiB', '10 GiB']],
    [1023 * 2 ** 40, 'bytes', ['0', '500 TiB', '1,000 TiB', '1,500 TiB']],
  ] as const)('for %d as a %s has round labels', (highest, measure, labels) => {
    expect(axisFor(highest, measure).labels).toEqual(labels);
  });

  it('is as high as the highest value, and not twice as high', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom('bytes' as const, 'count' as const),
        (highest, measure) => {
          const { top } = axisFor(highest, measure);
          expect(top).toBeGreaterThanOrEqual(highest);
          expect(top).toBeLessThan(highest * 2);
        },
      ),
    );
  });
});
