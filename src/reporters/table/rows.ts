import { hang } from './wrap.js';

/** A column of fixed width: its text, safe to print, and how it looks. */
export interface Cell {
  readonly text: string;
  readonly style?: (text: string) => string;
  /** Numbers stand under each other by their last digit. */
  readonly right?: boolean;
}

/** A line of a list: aligned cells, words that take what is left of the width, and lines below it. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly words: string;
  readonly below?: readonly string[];
}

const gap = '  ';
/** Words in a narrower column cannot be read. */
const narrowest = 26;

/** The rows with their cells aligned. The words stand beside these where there is room for them, and else below. */
export function rowLines(rows: readonly Row[], indent: string, width: number): string[] {
  const widths = columnWidths(rows);
  const used = indent.length + widthOfCells(rows) + gap.length;
  const longest = rows.reduce((most, { words }) => Math.max(most, words.length), 0);
  const beside = width - used >= Math.min(narrowest, longest);
  return rows.flatMap((row) => {
    const cells = row.cells.map((cell, at) => aligned(cell, widths[at] ?? 0));
    return [
      ...(beside ? linesBeside(cells, row.words, used, indent, width) : linesBelow(cells, row.words, indent, width)),
      ...(row.below ?? []),
    ];
  });
}

function linesBeside(cells: readonly string[], words: string, used: number, indent: string, width: number): string[] {
  const [first = '', ...more] = hang('', words, width - used);
  return [`${indent}${[...cells, first].join(gap)}`.trimEnd(), ...more.map((line) => `${' '.repeat(used)}${line}`)];
}

function linesBelow(cells: readonly string[], words: string, indent: string, width: number): string[] {
  return [`${indent}${cells.join(gap)}`.trimEnd(), ...hang(`${indent}${gap}`, words, width)];
}

/** How wide the cells are beside each other. */
export function widthOfCells(rows: readonly Row[]): number {
  return columnWidths(rows).reduce((sum, column) => sum + column + gap.length, -gap.length);
}

function columnWidths(rows: readonly Row[]): number[] {
  const columns = rows[0]?.cells.length ?? 0;
  return Array.from({ length: columns }, (_, at) => rows.reduce((most, { cells }) => Math.max(most, cells[at]?.text.length ?? 0), 0));
}

/** The padding is outside the style, so that no colour runs past the text. */
function aligned({ text, style = (plain) => plain, right = false }: Cell, width: number): string {
  const padding = ' '.repeat(Math.max(0, width - text.length));
  return right ? `${padding}${style(text)}` : `${style(text)}${padding}`;
}
