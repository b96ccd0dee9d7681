/** How many items of a stream may wait while an earlier stream is still being given. */
const ahead = 500;

/**
 * Gives the items of several streams one stream after the other, while so many of them are already being read. A stream whose turn has
 * not come stops when enough of it waits, so that memory does not grow with what is behind it.
 *
 * When the consumer stops, or a stream throws, the streams that are open are ended.
 */
export async function* inTurn<T>(streams: readonly (() => AsyncIterable<T>)[], atMost: number): AsyncGenerator<T, void, undefined> {
  const open: ReadAhead<T>[] = [];
  let next = 0;
  const openMore = () => {
    while (open.length < atMost && next < streams.length) {
      const stream = streams[next];
      next += 1;
      if (stream !== undefined) open.push(readAhead(stream()));
    }
  };
  try {
    openMore();
    for (let first = open[0]; first !== undefined; first = open[0]) {
      yield* first.items();
      open.shift();
      openMore();
    }
  } finally {
    await Promise.allSettled(open.map((one) => one.stop()));
  }
}

interface ReadAhead<T> {
  readonly items: () => AsyncGenerator<T, void, undefined>;
  readonly stop: () => Promise<void>;
}

function readAhead<T>(stream: AsyncIterable<T>): ReadAhead<T> {
  const waiting: T[] = [];
  let ended = false;
  let stopped = false;
  let failure: { readonly error: unknown } | undefined;
  let wake: () => void = () => undefined;
  let room: () => void = () => undefined;

  const fill = async () => {
    try {
      for await (const item of stream) {
        waiting.push(item);
        wake();
        while (waiting.length >= ahead && !stopped) await new Promise<void>((resolve) => (room = resolve));
        if (stopped) return;
      }
    } catch (error) {
      failure = { error };
    } finally {
      ended = true;
      wake();
    }
  };
  const filling = fill();

  return {
    items: async function* () {
      for (;;) {
        const item = waiting.shift();
        if (item !== undefined) {
          room();
          yield item;
        } else if (failure !== undefined) {
          throw failure.error;
        } else if (ended) {
          return;
        } else {
          await new Promise<void>((resolve) => (wake = resolve));
        }
      }
    },
    stop: () => {
      stopped = true;
      room();
      return filling;
    },
  };
}
