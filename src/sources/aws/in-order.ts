/** How many results may wait for an earlier one, for each call under way: a slow call must not leave all others idle. */
const waitingForEach = 4;

/**
 * Applies a function to each item with at most so many calls under way, and gives the results in the order of the items.
 *
 * When the consumer stops, or a call throws, no more calls begin; those under way are waited for and dropped.
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  atMost: number,
  use: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const slots = createSlots(atMost);
  const results: Promise<R>[] = [];
  try {
    for await (const item of items) {
      results.push(slots.run(() => use(item)));
      if (results.length >= atMost * waitingForEach) yield await first(results);
    }
    while (results.length > 0) yield await first(results);
  } finally {
    slots.stop();
    await Promise.allSettled(results);
  }
}

function first<R>(results: Promise<R>[]): Promise<R> {
  const result = results.shift();
  if (result === undefined) throw new Error('there is no result to wait for');
  return result;
}

function createSlots(count: number) {
  let free = count;
  let stopped = false;
  const waiting: (() => void)[] = [];

  const slot = async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const release = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const inSlot = async <R>(call: () => Promise<R>): Promise<R> => {
    await slot();
    try {
      if (stopped) throw new Error('nobody waits for this any more');
      return await call();
    } finally {
      release();
    }
  };

  return {
    run: <R>(call: () => Promise<R>): Promise<R> => {
      const result = inSlot(call);
      // Its failure is for whoever takes the result in its turn; until then it must not pass for one that nobody handles.
      result.catch(() => undefined);
      return result;
    },
    stop: () => {
      stopped = true;
    },
  };
}
