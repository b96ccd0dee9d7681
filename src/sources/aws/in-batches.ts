/**
 * Asks about many names with calls that take several at a time. A batch is read when the first of its names is asked for, and only
 * once.
 *
 * @param read - Gives an answer for every name of a batch.
 */
export function inBatches<Answer>(
  names: readonly string[],
  size: number,
  read: (batch: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
): (name: string) => Promise<Answer> {
  const batches = new Map<number, Promise<ReadonlyMap<string, Answer>>>();
  const position = new Map(names.map((name, index) => [name, Math.floor(index / size)]));
  return async (name) => {
    const index = position.get(name);
    if (index === undefined) throw new Error(`${name} is in no batch`);
    const batch = batches.get(index) ?? read(names.slice(index * size, (index + 1) * size));
    batches.set(index, batch);
    const answer = (await batch).get(name);
    if (answer === undefined) throw new Error(`the batch has no answer for ${name}`);
    return answer;
  };
}
