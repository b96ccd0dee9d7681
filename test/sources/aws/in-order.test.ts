import { describe, expect, it } from 'vitest';
import { mapInOrder } from '../../../src/sources/aws/in-order.js';

const turn = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe('mapInOrder', () => {
  it('gives results in the order of the items, whichever is done first', async () => {
    const results = mapInOrder([9, 1, 5, 0, 3], 3, async (wait) => {
      await turn(wait);
      return wait;
    });
    expect(await collect(results)).toEqual([9, 1, 5, 0, 3]);
  });

  it('never has more under way than allowed, and that many where it can', async () => {
    let underWay = 0;
    let most = 0;
    const results = mapInOrder(
      Array.from({ length: 20 }, (_, count) => count),
      4,
      async (count) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await turn(1 + (count % 3));
        underWay -= 1;
      },
    );
    await collect(results);
    expect(most).toBe(4);
  });

  it('fails with the first failure in order, once the rest is done', async () => {
    let done = 0;
    const results = mapInOrder([1, 2, 3], 3, async (item) => {
      await turn(item);
      done += 1;
      if (item === 2) throw new Error('two');
      return item;
    });
    await expect(collect(results)).rejects.toThrow('two');
    expect(done).toBe(3);
  });

  it('takes no more items than asked for when the consumer stops', async () => {
    let taken = 0;
    function* items() {
      while (true) yield taken++;
    }
    for await (const result of mapInOrder(items(), 2, async (item) => item)) if (result === 3) break;
    expect(taken).toBeLessThanOrEqual(12);
  });

  it('gives nothing of nothing', async () => {
    expect(await collect(mapInOrder([], 3, async (item) => item))).toEqual([]);
  });
});
