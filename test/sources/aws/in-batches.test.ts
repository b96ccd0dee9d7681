import { describe, expect, it } from 'vitest';
import { inBatches } from '../../../src/sources/aws/in-batches.js';

const names = Array.from({ length: 7 }, (_, index) => `r${index}`);

describe('batches of names', () => {
  it('are read when a name of theirs is asked for, each once', async () => {
    const read: (readonly string[])[] = [];
    const ask = inBatches(names, 3, async (batch) => {
      read.push(batch);
      return new Map(batch.map((name) => [name, name.toUpperCase()]));
    });
    expect(read).toEqual([]);
    expect(await Promise.all(['r6', 'r0', 'r2', 'r0'].map(ask))).toEqual(['R6', 'R0', 'R2', 'R0']);
    expect(read).toEqual([['r6'], ['r0', 'r1', 'r2']]);
  });

  it('that lack an answer, or are asked for a stranger, are a fault of ours', async () => {
    const ask = inBatches(names, 3, async () => new Map());
    await expect(ask('r0')).rejects.toThrow('no answer for r0');
    await expect(ask('x')).rejects.toThrow('x is in no batch');
  });
});
