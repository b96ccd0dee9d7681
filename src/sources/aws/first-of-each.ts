/** A filter that lets each key by once: the pages of a list shift where something is made or deleted while they are read. */
export function firstOfEach<T>(keyOf: (item: T) => string | undefined): (item: T) => boolean {
  const seen = new Set<string | undefined>();
  return (item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}
