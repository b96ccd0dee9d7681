import { describe, expect, it } from 'vitest';
import { inTurn } from '../../../src/sources/aws/in-turn.js';

const tick = () => new Promise((resolve) => setImmediate(resolve));

async function* counting(name: string, count: number, log: string[] = []) {
  try {
    for (let index = 0; index < count; index += 1) {
      log.push(`${name}${index}`);
      yield `${name}${index}`;
      await tick();
    }
  } finally {
    log.push(`${name} ended`);
  }
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

describe('streams in turn', () => {
  it.each([1, 2, 10])('are given one after the other, %s at a time', async (atMost) => {
    const streams = ['a', 'b', 'c'].map((name) => () => counting(name, 3));
    expect(await all(inTurn(streams, atMost))).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2', 'c0', 'c1', 'c2']);
  });

  it('are no more open than was said', async () => {
    const log: string[] = [];
    const stream = inTurn(
      ['a', 'b', 'c'].map((name) => () => counting(name, 2, log)),
      2,
    );
    await stream.next();
    for (let turn = 0; turn < 10; turn += 1) await tick();
    expect(log).toContain('b0');
    expect(log).not.toContain('c0');
    await stream.return(undefined);
  });

  it('wait when enough of them is ahead', async () => {
    const log: string[] = [];
    const stream = inTurn([() => counting('a', 1), () => counting('b', 5_000, log)], 2);
    await stream.next();
    for (let turn = 0; turn < 6_000; turn += 1) await tick();
    expect(log.length).toBeLessThan(600);
    expect((await all(stream)).length).toBe(5_000);
  });

  it('throw what one of them throws, in its turn, and end the others', async () => {
    const log: string[] = [];
    const failing = async function* () {
      yield 'x';
      throw new Error('lost');
    };
    const given: string[] = [];
    const run = async () => {
      for await (const item of inTurn([() => counting('a', 2), failing, () => counting('c', 9_999, log)], 3)) given.push(item);
    };
    await expect(run()).rejects.toThrow('lost');
    expect(given).toEqual(['a0', 'a1', 'x']);
    expect(log.at(-1)).toBe('c ended');
  });

  it('end when the consumer stops', async () => {
    const log: string[] = [];
    for await (const _ of inTurn([() => counting('a', 9_999, log), () => counting('b', 9_999, log)], 2)) break;
    expect(log.filter((line) => line.endsWith('ended')).sort()).toEqual(['a ended', 'b ended']);
  });
});
