import { describe, expect, it } from 'vitest';
import { createProgressLine } from '../../src/cli/scan-progress.js';

function screen(isTTY: boolean, columns = 80) {
  let time = 0;
  const written: string[] = [];
  const line = createProgressLine({ isTTY, columns, write: (text) => written.push(text), now: () => time });
  return { line, written, pass: (milliseconds: number) => (time += milliseconds) };
}

const progress = { registries: 2, repositories: 1_204, images: 1 };
const erase = '\r\u001B[2K';

describe('progress', () => {
  it('is one line on a terminal, and leaves nothing behind', () => {
    const { line, written } = screen(true);
    line.show(progress);
    line.end();
    expect(written).toEqual([`${erase}scanning: 1,204 repositories, 1 image in 2 registries`, erase]);
  });

  it('is written ten times a second at most', () => {
    const { line, written, pass } = screen(true);
    for (let count = 0; count < 1_000; count += 1) {
      line.show(progress);
      pass(1);
    }
    expect(written).toHaveLength(10);
  });

  it('never takes a second line', () => {
    const { line, written } = screen(true, 20);
    line.show(progress);
    expect(written[0]?.length).toBe(erase.length + 19);
  });

  it('is nothing at all where there is no terminal', () => {
    const { line, written } = screen(false);
    line.show(progress);
    line.end();
    expect(written).toEqual([]);
  });

  it('is taken away once', () => {
    const { line, written } = screen(true);
    line.show(progress);
    line.end();
    line.end();
    expect(written).toHaveLength(2);
  });

  it('takes nothing away where nothing was shown', () => {
    const { line, written } = screen(true);
    line.end();
    expect(written).toEqual([]);
  });
});
