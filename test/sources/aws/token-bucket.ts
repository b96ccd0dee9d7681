/** What AWS has in front of each action: `saved` calls at once, then `perSecond`. It counts what it took and refused. */
export interface TokenBucket {
  readonly take: () => boolean;
  readonly counts: () => { readonly taken: number; readonly refused: number; readonly allowed: number };
}

/** Makes a bucket; `now` in milliseconds. What it allowed is counted from the first call to the last. */
export function tokenBucket(perSecond: number, saved: number, now: () => number): TokenBucket {
  let tokens = saved;
  let first: number | undefined;
  let last = 0;
  let taken = 0;
  let refused = 0;
  return {
    take: () => {
      const time = now();
      first ??= time;
      tokens = Math.min(saved, tokens + ((time - (last || time)) * perSecond) / 1_000);
      last = time;
      const taking = tokens >= 1;
      if (taking) tokens -= 1;
      taken += taking ? 1 : 0;
      refused += taking ? 0 : 1;
      return taking;
    },
    counts: () => ({ taken, refused, allowed: saved + ((last - (first ?? last)) * perSecond) / 1_000 }),
  };
}
