import { mapInOrder } from './in-order.js';
import type { Read } from './read-call.js';

/**
 * Asks for more of each item of a list while its pages come: the policies of each repository, say.
 *
 * @param pages - As `readPages` gives them; the fault that ends an incomplete list comes in its place, behind what was read.
 * @param atMost - How many items are being asked about at a time.
 */
export function readEach<Item, Result>(
  pages: AsyncIterable<Read<readonly Item[]>>,
  atMost: number,
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<Read<Result>, void, undefined> {
  return mapInOrder(singly(pages), atMost, async (item) => ('fault' in item ? item : { value: await read(item.value) }));
}

async function* singly<Item>(pages: AsyncIterable<Read<readonly Item[]>>): AsyncGenerator<Read<Item>, void, undefined> {
  for await (const page of pages) {
    if ('fault' in page) yield page;
    else yield* page.value.map((value) => ({ value }));
  }
}
